import { z } from 'zod'
import { field } from './field.ts'
import { image, largestSide, routing } from './fields.ts'
import { operation } from './operation.ts'

const share = (title: string, otherwise: number, description: string) =>
  z
    .number()
    .min(0)
    .max(1)
    .default(otherwise)
    .meta(field({ title, description, 'x-step': 0.01, 'x-level': 'advanced' }))

const corner = z.tuple([z.number().min(-1).max(2), z.number().min(-1).max(2)])

export const transformImage = operation({
  id: 'transform-image',
  title: 'Transform',
  summary: 'Crop, straighten, turn, mirror and resize a picture, or put its perspective right.',
  group: 'image',
  input: z
    .strictObject({
      image,
      rotate: z
        .number()
        .min(-180)
        .max(180)
        .default(0)
        .meta(
          field({
            title: 'Rotate',
            description: 'Clockwise. What is not a quarter is cropped to what has no empty corners.',
            'x-unit': '°',
            'x-step': 0.1,
          }),
        ),
      flip: z
        .enum(['none', 'across', 'down'])
        .default('none')
        .meta(field({ title: 'Mirror', 'x-names': { across: 'Left to right', down: 'Top to bottom' } })),
      aspect: z
        .enum(['free', '1:1', '4:3', '3:4', '3:2', '2:3', '16:9', '9:16'])
        .default('free')
        .meta(field({ title: 'Crop to', description: 'Around the middle of what is left.' })),
      left: share('From the left', 0, 'Where the crop begins: 0 is the left edge, 1 the right one.'),
      top: share('From the top', 0, 'Where the crop begins: 0 is the upper edge, 1 the lower one.'),
      right: share('To the right', 1, 'Where the crop ends.'),
      bottom: share('To the bottom', 1, 'Where the crop ends.'),
      corners: z
        .tuple([corner, corner, corner, corner])
        .optional()
        .meta(
          field({
            title: 'Perspective',
            description:
              'Four points of the picture, in parts of its sides, that become its corners: upper left, upper right, lower right, lower left.',
            'x-control': 'hidden',
          }),
        ),
      width: z
        .int()
        .min(1)
        .max(largestSide)
        .optional()
        .meta(
          field({
            title: 'Width',
            description: 'Of the result; left out: as it comes, or by the height.',
            'x-unit': 'px',
            'x-level': 'advanced',
          }),
        ),
      height: z
        .int()
        .min(1)
        .max(largestSide)
        .optional()
        .meta(
          field({
            title: 'Height',
            description: 'Of the result; left out: as it comes, or by the width.',
            'x-unit': 'px',
            'x-level': 'advanced',
          }),
        ),
      ...routing,
    })
    .meta({ id: 'TransformImage' }),
  output: 'image',
  outputs: () => 1,
  seed: () => null,
  text: () => 'Transform',
  timeLimitSeconds: 300,
})
