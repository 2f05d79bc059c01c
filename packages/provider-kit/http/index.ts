export { createHttp, type OpenHttp } from './http.ts'
