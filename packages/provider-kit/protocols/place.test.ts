import { describe, expect, it } from 'vitest'
import { isNear, placeByAddress } from './place.ts'

describe('the place of a server', () => {
  it.each([
    'http://127.0.0.1:8080/v1',
    'http://localhost:11434',
    'http://[::1]:7860',
    'http://192.168.1.20:8188',
    'http://10.0.0.5',
    'http://100.101.102.103:8188',
    'http://[fd00::5]:8188',
    'http://gpu.local:8188',
    'http://gpu.local.:8188',
    'http://comfyui:8188',
    'https://gpu.tail1234.ts.net',
  ])('is the person’s own at %s', (url) => {
    expect(isNear(url)).toBe(true)
    expect(placeByAddress([url])).toBe('private')
  })

  it.each([
    'https://api.openai.com/v1',
    'https://cloud.comfy.org/api',
    'http://8.8.8.8',
    'http://[2606:4700::1111]',
    'https://localhost.example.org',
    'not an address',
  ])('is somebody else’s at %s', (url) => {
    expect(placeByAddress([url])).toBe('remote')
  })

  it('is somebody else’s as soon as one of several addresses is', () => {
    expect(placeByAddress(['http://127.0.0.1:8188', 'https://cloud.comfy.org'])).toBe('remote')
    expect(placeByAddress([])).toBe('remote')
  })

  it('is where the person says, above what its address says', () => {
    expect(placeByAddress(['https://gpu.example.org'], 'yes')).toBe('private')
    expect(placeByAddress(['http://127.0.0.1:4000'], 'no')).toBe('remote')
  })
})
