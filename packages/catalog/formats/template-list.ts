/** What a picture is for: its size, what of it is always seen there, and a style that suits. */
export interface Template {
  readonly id: string
  readonly platform: string
  readonly name: string
  readonly width: number
  readonly height: number
  /** Pixels on each side that buttons, avatars, folds or blades may hide; 0: nothing does. */
  readonly safe: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  readonly style: string | null
  /** What else people call it. */
  readonly words: string
}

type Sides = readonly [top: number, right: number, bottom: number, left: number]

const of = (
  platform: string,
  id: string,
  name: string,
  [width, height]: readonly [number, number],
  words: string,
  [top, right, bottom, left]: Sides = [0, 0, 0, 0],
  style: string | null = null,
): Template => ({ id, platform, name, width, height, safe: { top, right, bottom, left }, style, words })

/** Sizes as the platforms recommended them in autumn 2026; print at 300 dots per inch with 5 mm kept free. */
export const templates: readonly Template[] = [
  of('Instagram', 'instagram-post', 'Square post', [1080, 1080], 'insta ig feed'),
  of('Instagram', 'instagram-portrait', 'Portrait post', [1080, 1350], 'insta ig feed', [135, 0, 135, 0]),
  of('Instagram', 'instagram-landscape', 'Landscape post', [1080, 566], 'insta ig feed'),
  of('Instagram', 'instagram-story', 'Story', [1080, 1920], 'insta ig stories', [250, 65, 340, 65]),
  of('Instagram', 'instagram-reel', 'Reel cover', [1080, 1920], 'insta ig reels', [250, 65, 440, 65]),
  of('Facebook', 'facebook-post', 'Post', [1200, 630], 'fb feed'),
  of('Facebook', 'facebook-square', 'Square ad', [1080, 1080], 'fb ads advert', [54, 54, 54, 54]),
  of('Facebook', 'facebook-cover', 'Page cover', [1640, 924], 'fb header banner', [150, 0, 150, 0]),
  of(
    'Facebook',
    'facebook-event',
    'Event cover',
    [1920, 1005],
    'fb banner concert party',
    [100, 100, 100, 100],
  ),
  of('Facebook', 'facebook-story', 'Story', [1080, 1920], 'fb stories', [270, 65, 380, 65]),
  of('X', 'x-post', 'Post', [1600, 900], 'twitter tweet'),
  of('X', 'x-square', 'Square post', [1080, 1080], 'twitter tweet'),
  of('X', 'x-header', 'Profile header', [1500, 500], 'twitter tweet banner', [40, 0, 120, 0]),
  of('LinkedIn', 'linkedin-post', 'Post', [1200, 627], 'business career'),
  of('LinkedIn', 'linkedin-portrait', 'Portrait post', [1080, 1350], 'business carousel'),
  of(
    'LinkedIn',
    'linkedin-banner',
    'Profile banner',
    [1584, 396],
    'business header cover',
    [0, 60, 100, 420],
  ),
  of('LinkedIn', 'linkedin-company', 'Company cover', [1128, 191], 'business header banner', [0, 0, 0, 220]),
  of('LinkedIn', 'linkedin-article', 'Article cover', [1200, 644], 'business newsletter'),
  of('YouTube', 'youtube-thumbnail', 'Thumbnail', [1280, 720], 'yt video thumb', [36, 36, 90, 36], 'vivid'),
  of('YouTube', 'youtube-banner', 'Channel banner', [2560, 1440], 'yt header cover', [508, 507, 508, 507]),
  of('YouTube', 'youtube-short', 'Short', [1080, 1920], 'yt shorts vertical', [200, 190, 460, 60]),
  of('Pinterest', 'pinterest-pin', 'Pin', [1000, 1500], 'pins', [60, 60, 110, 60]),
  of('Pinterest', 'pinterest-long', 'Long pin', [1000, 2100], 'pins infographic', [60, 60, 110, 60]),
  of('Pinterest', 'pinterest-square', 'Square pin', [1000, 1000], 'pins', [40, 40, 80, 40]),
  of('TikTok', 'tiktok-cover', 'Video cover', [1080, 1920], 'tik tok vertical', [160, 160, 480, 60]),
  of('Twitch', 'twitch-banner', 'Profile banner', [1200, 480], 'stream gaming'),
  of('Snapchat', 'snapchat-ad', 'Full-screen ad', [1080, 1920], 'snap vertical', [250, 60, 330, 60]),
  of('Blog', 'blog-header', 'Header', [1600, 840], 'article post hero website'),
  of('Blog', 'blog-picture', 'In the text', [1200, 800], 'article post'),
  of(
    'Blog',
    'link-preview',
    'Link preview',
    [1200, 630],
    'open graph og share card website',
    [60, 60, 60, 60],
  ),
  of('E-mail', 'email-header', 'Header', [1200, 400], 'email mail newsletter', [20, 40, 20, 40]),
  of('E-mail', 'email-square', 'Product picture', [1200, 1200], 'email mail newsletter shop'),
  of('Presentation', 'slide', 'Slide', [1920, 1080], 'powerpoint keynote deck talk', [54, 96, 54, 96]),
  of(
    'Music and podcasts',
    'podcast-cover',
    'Podcast cover',
    [3000, 3000],
    'show episode',
    [150, 150, 150, 150],
  ),
  of('Music and podcasts', 'album-cover', 'Album cover', [3000, 3000], 'record single song music spotify'),
  of('Print', 'book-cover', 'Book cover 6 × 9 in', [1800, 2700], 'novel ebook kindle', [75, 75, 75, 75]),
  of('Print', 'business-card', 'Business card 85 × 55 mm', [1004, 650], 'visiting card', [47, 47, 47, 47]),
  of('Print', 'postcard', 'Postcard A6', [1748, 1240], 'greeting card invitation', [59, 59, 59, 59]),
  of('Print', 'flyer', 'Flyer A5', [1748, 2480], 'leaflet event party', [59, 59, 59, 59]),
  of(
    'Print',
    'poster-a4',
    'Poster A4',
    [2480, 3508],
    'placard concert event',
    [59, 59, 59, 59],
    'vintage-poster',
  ),
  of('Print', 'letter', 'Poster, US Letter', [2550, 3300], 'placard', [75, 75, 75, 75]),
  of('Print', 'photo-10x15', 'Photo print 10 × 15 cm', [1772, 1181], 'photograph', [35, 35, 35, 35]),
  of('Print', 't-shirt', 'T-shirt print', [3600, 4096], 'tee shirt clothes merch', [0, 0, 0, 0], 'flat'),
  of('Print', 'sticker', 'Sticker', [1200, 1200], 'decal', [90, 90, 90, 90], 'flat'),
  of('Wallpaper', 'desktop-wallpaper', 'Desktop, 4K', [3840, 2160], 'background screen'),
  of(
    'Wallpaper',
    'phone-wallpaper',
    'Phone',
    [1179, 2556],
    'background lock screen iphone android',
    [480, 0, 240, 0],
  ),
]
