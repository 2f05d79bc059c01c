import { Download, Package } from 'lucide-react'
import type { ReactNode } from 'react'
import { download } from '../data/download.ts'
import { type FileFormat, usePreferences } from '../preferences/store.ts'
import { IconButton } from '../ui/button.tsx'
import { Menu, MenuCheck, MenuItem, MenuLine, MenuTitle } from '../ui/menu.tsx'
import type { Picture } from './pictures.ts'

const formats: readonly { readonly id: FileFormat; readonly label: string }[] = [
  { id: 'original', label: 'Original' },
  { id: 'png', label: 'PNG' },
  { id: 'jpeg', label: 'JPEG' },
  { id: 'webp', label: 'WebP' },
  { id: 'avif', label: 'AVIF' },
]

/** Saves a picture, or several in one zip, in the chosen format, its recipe kept or left out. */
export function save(pictures: readonly Pick<Picture, 'id' | 'url' | 'kind'>[], format: FileFormat): void {
  const { keepRecipe, set } = usePreferences.getState()
  set({ downloadFormat: format })
  const query = new URLSearchParams({ recipe: keepRecipe ? 'keep' : 'strip' })
  const arePictures = pictures.every(({ kind }) => kind === 'image')
  if (format !== 'original' && arePictures) query.set('format', format)
  const [first] = pictures
  if (first === undefined) return
  if (pictures.length === 1) query.set('download', 'true')
  else query.set('ids', pictures.map(({ id }) => id).join(','))
  download(`${pictures.length === 1 ? first.url : '/api/assets.zip'}?${query.toString()}`)
}

export function DownloadMenu({
  pictures,
  isLogo = false,
  trigger,
}: {
  readonly pictures: readonly Pick<Picture, 'id' | 'url' | 'kind'>[]
  /** Whether the one picture has a brand kit. */
  readonly isLogo?: boolean
  readonly trigger?: ReactNode
}) {
  const keepRecipe = usePreferences((state) => state.keepRecipe)
  const set = usePreferences((state) => state.set)
  return (
    <Menu
      trigger={
        trigger ?? (
          <IconButton label="Download">
            <Download />
          </IconButton>
        )
      }
    >
      <MenuTitle>{pictures.length > 1 ? `Download ${pictures.length} files` : 'Download'}</MenuTitle>
      {formats
        .filter(({ id }) => id === 'original' || pictures.every(({ kind }) => kind === 'image'))
        .map(({ id, label }) => (
          <MenuItem key={id} onSelect={() => save(pictures, id)}>
            <Download /> {label}
          </MenuItem>
        ))}
      {isLogo &&
        pictures.map(({ id }) => (
          <MenuItem key={id} onSelect={() => download(`/api/assets/${id}/brand-kit`)}>
            <Package /> Brand kit
          </MenuItem>
        ))}
      <MenuLine />
      <MenuCheck checked={keepRecipe} onChange={(keep) => set({ keepRecipe: keep })}>
        Keep the recipe in the file
      </MenuCheck>
    </Menu>
  )
}
