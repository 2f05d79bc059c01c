export { createHttp, type OpenHttp } from './http.ts'
export { transportError } from './transport.ts'
