import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { KryaError } from '@krya/contracts'
import type { S3Config } from '../config.ts'
import { hashing } from './hashing.ts'
import { assertKey, type Storage, type StoredStream } from './storage.ts'

/** Files in a bucket of an S3 server. */
export function createS3Storage(config: S3Config): Storage {
  const { endpoint, region, bucket: Bucket, accessKeyId, secretAccessKey } = config
  const client = new S3Client({
    endpoint,
    region,
    // Addresses of the form host/bucket/key work with every server; bucket.host needs DNS for each bucket.
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

  async function keysBelow(Prefix: string): Promise<string[]> {
    const { Contents } = await told(client.send(new ListObjectsV2Command({ Bucket, Prefix })))
    return (Contents ?? []).flatMap(({ Key }) => Key ?? [])
  }

  return {
    async put(key, data, { mediaType }) {
      assertKey(key)
      const sent = client.send(new PutObjectCommand({ Bucket, Key: key, Body: data, ContentType: mediaType }))
      await told(sent)
      return { bytes: data.byteLength, sha256: createHash('sha256').update(data).digest('hex') }
    },

    async putStream(key, { bytes, open }, { mediaType }) {
      assertKey(key)
      const hashed = hashing(open())
      const body = { Body: hashed.stream, ContentLength: bytes, ContentType: mediaType }
      // The client waits for ever for the rest of a body that broke.
      const broken = new AbortController()
      hashed.stream.once('error', (error) => broken.abort(error))
      const put = new PutObjectCommand({ Bucket, Key: key, ...body })
      await told(client.send(put, { abortSignal: broken.signal }))
      return { bytes, sha256: hashed.digest() }
    },

    async get(key, range): Promise<StoredStream | null> {
      assertKey(key)
      const Range = range && `bytes=${range.start}-${range.end}`
      const answer = await client
        .send(new GetObjectCommand({ Bucket, Key: key, Range }))
        .catch((error: unknown) => {
          if (error instanceof NoSuchKey) return null
          throw failed(error)
        })
      if (answer === null) return null
      if (!(answer.Body instanceof Readable)) throw new KryaError('storage_failed')
      const total = answer.ContentRange?.split('/')[1]
      return { stream: answer.Body, bytes: Number(total ?? answer.ContentLength ?? 0) }
    },

    async delete(key) {
      assertKey(key)
      await told(client.send(new DeleteObjectCommand({ Bucket, Key: key })))
    },

    async deletePrefix(prefix) {
      assertKey(prefix.replace(/\/$/, ''))
      // A listing has a thousand keys at most; what was deleted is not listed again.
      for (let keys = await keysBelow(prefix); keys.length > 0; keys = await keysBelow(prefix))
        await told(
          client.send(
            new DeleteObjectsCommand({ Bucket, Delete: { Objects: keys.map((Key) => ({ Key })) } }),
          ),
        )
    },

    async health() {
      await told(client.send(new HeadBucketCommand({ Bucket })))
    },
  }
}

const told = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
  answer.catch((error: unknown) => {
    throw failed(error)
  })

function failed(error: unknown): KryaError {
  const name = error instanceof Error ? error.name : ''
  // Names used by AWS, MinIO and Ceph for a full or limited store.
  const isFull = /QuotaExceeded|StorageFull|XMinioStorageFull|InsufficientCapacity/.test(name)
  return new KryaError(isFull ? 'storage_full' : 'storage_failed', undefined, { cause: error })
}
