import type { FramingId, SeasonId, TimeOfDay, WeatherId } from '../../scene/scene.ts'
import type { Row } from './languages.ts'

export const times: Readonly<Record<TimeOfDay, Row>> = {
  dawn: 'dawn,sunrise,daybreak|morgengrauen,sonnenaufgang,morgendämmerung|aube,lever du soleil|amanecer,alba|amanhecer,nascer do sol|alba|рассвет,восход|黎明,日出,拂晓|夜明け,日の出|새벽,일출',
  morning: 'morning|morgen,morgens|matin|mañana|manhã|mattina|утро,утром|早晨,清晨,上午|朝|아침',
  noon: 'noon,midday,daytime,daylight|mittag,mittags|midi|mediodía|meio-dia|mezzogiorno|полдень|中午,正午|正午,昼|정오,한낮',
  'golden-hour':
    'golden hour,late afternoon,afternoon|goldene stunde,nachmittag|heure dorée,après-midi|hora dorada,tarde|hora dourada,tarde|ora d’oro,pomeriggio|золотой час|黄金时刻,下午|ゴールデンアワー,午後|오후',
  sunset:
    'sunset,sundown|sonnenuntergang|coucher du soleil,coucher de soleil|atardecer,puesta de sol,ocaso|pôr do sol|tramonto|закат|日落,夕阳,黄昏|夕日,日没,夕焼け|일몰,노을,석양',
  dusk: 'dusk,twilight,evening|abenddämmerung,dämmerung,abend|crépuscule,soir|crepúsculo,anochecer|crepúsculo,anoitecer|crepuscolo,sera|сумерки,вечер,вечером|傍晚,暮色|夕暮れ,夕方,黄昏|황혼,저녁',
  night:
    'night,midnight,nighttime,starry,moonlit|nacht,nachts,mitternacht,sternenklar|nuit,minuit|noche,medianoche|noite,meia-noite|notte,mezzanotte|ночь,ночью,ночной|夜,夜晚,午夜,夜空|夜,真夜中,夜空|밤,한밤',
}

export const weathers: Readonly<Record<WeatherId, Row>> = {
  clear:
    'clear sky,sunny,sunshine|klarer himmel,sonnig|ensoleillé,ciel dégagé|soleado,despejado|ensolarado|soleggiato,sereno|ясный,солнечный|晴朗,晴天|晴れ,快晴|맑은',
  clouds:
    'cloudy,clouds,cloud|wolkig,bewölkt,wolken|nuageux,nuages|nublado,nubes|nublado,nuvens|nuvoloso,nuvole|облачно,облака|多云,云|曇り,雲|구름,흐린',
  overcast:
    'overcast,grey sky,gray sky|bedeckt,grauer himmel|couvert,ciel gris|cielo gris|céu cinzento|cielo grigio|пасмурно|阴天|曇天|잔뜩 흐린',
  rain: 'rain,rainy,raining,drizzle,downpour|regen,regnerisch,verregnet|pluie,pluvieux|lluvia,lluvioso|chuva,chuvoso|pioggia,piovoso|дождь,дождливый,под дождем|雨,下雨,雨天|雨,雨天|비,비오는',
  snow: 'snowing,snowfall,snowy,blizzard,snowflakes|schneefall,verschneit,schneit|neige,chute de neige,enneigé|nevando,nevada,nevado|nevando,nevasca|nevicata,innevato|снегопад,снежный,метель|下雪,飘雪|雪が降る,吹雪|눈 내리는,눈보라',
  fog: 'fog,foggy,mist,misty,haze,hazy|nebel,neblig,dunst|brouillard,brume,brumeux|niebla,neblina|névoa,neblina,nevoeiro|nebbia,foschia|туман,туманный|雾,薄雾|霧,靄|안개',
  storm:
    'storm,stormy,thunderstorm,lightning,thunder,tempest|sturm,gewitter,blitz,stürmisch|tempête,orage,éclair|tormenta,tempestad,relámpago|tempestade,trovoada|tempesta,temporale,fulmine|гроза,буря,шторм,молния|风暴,暴风雨,闪电|嵐,雷,稲妻|폭풍,번개',
  wind: 'wind,windy,breeze|wind,windig|vent,venteux|viento,ventoso|vento|vento,ventoso|ветер,ветреный|风,大风|風|바람',
  rainbow: 'rainbow|regenbogen|arc-en-ciel|arcoíris,arco iris|arco-íris|arcobaleno|радуга|彩虹|虹|무지개',
  aurora:
    'aurora,northern lights|polarlicht,nordlicht|aurore boréale|aurora boreal|aurora boreal|aurora boreale|северное сияние|极光|オーロラ|오로라',
}

export const seasons: Readonly<Record<SeasonId, Row>> = {
  spring:
    'spring,springtime,blossom,cherry blossom|frühling,frühjahr|printemps|primavera|primavera|primavera|весна,весной|春天,春|春|봄',
  summer: 'summer,summertime|sommer|été|verano|verão|estate|лето,летом|夏天,夏|夏|여름',
  autumn:
    'autumn,fall,autumnal|herbst,herbstlich|automne|otoño|outono|autunno|осень,осенний,осенью|秋天,秋|秋,紅葉|가을',
  winter: 'winter,wintry|winter,winterlich|hiver|invierno|inverno|inverno|зима,зимний,зимой|冬天,冬|冬|겨울',
}

export const framings: Readonly<Record<FramingId, Row>> = {
  'close-up':
    'close-up,close up,closeup,macro|nahaufnahme,makro|gros plan|primer plano|close,primeiro plano|primo piano|крупный план|特写|クローズアップ,接写|클로즈업',
  portrait:
    'portrait,headshot,bust|porträt,portrait|portrait|retrato|retrato|ritratto|портрет|肖像,头像|肖像,ポートレート|초상화',
  medium:
    'medium shot,full body|ganzkörper|plan moyen|plano medio|plano médio|figura intera|в полный рост|全身|全身|전신',
  wide: 'wide,wide shot,panorama,panoramic,landscape,vista,view|weit,panorama,landschaft|panorama,paysage,vue|panorama,paisaje,vista|panorama,paisagem|panorama,paesaggio|панорама,пейзаж|全景,风景|パノラマ,風景|파노라마,풍경',
  aerial:
    'aerial,bird’s-eye,birds eye view,from above,top down|luftaufnahme,vogelperspektive,von oben|vue aérienne,vu d’en haut|vista aérea,desde arriba|vista aérea,de cima|vista aerea,dall’alto|с высоты,сверху|鸟瞰,俯视|俯瞰,空撮|조감도',
  pattern:
    'pattern,seamless,wallpaper pattern|muster,nahtlos|motif,sans couture|patrón,estampado|padrão,estampa|motivo,fantasia|узор,паттерн|图案,花纹|模様,パターン|패턴',
}

export const lights = {
  moon: 'moonlight,moonlit,full moon,moon|mondlicht,mondschein,vollmond,mond|clair de lune,pleine lune,lune|luz de luna,luna llena,luna|luar,lua cheia,lua|chiaro di luna,luna piena,luna|лунный свет,луна|月光,月亮,满月|月光,満月,月|달빛,보름달,달',
  stars:
    'stars,starlight,starry,milky way|sterne,sternenhimmel,milchstraße|étoiles,étoilé|estrellas,estrellado|estrelas,estrelado|stelle,stellato|звёзды,звезды,звёздное|星空,繁星,星星|星,星空|별,별빛',
  neon: 'neon,neon lights,neon signs|neonlicht,neon|néons,néon|neón,luces de neón|neon|neon,luci al neon|неон,неоновый|霓虹|ネオン|네온',
  candle:
    'candlelight,candle,candles|kerzenlicht,kerze|bougie,chandelle|vela,velas|vela,velas|candela,candele|свеча,свечи|烛光,蜡烛|ろうそく,キャンドル|촛불',
  fire: 'campfire,fireplace,bonfire,firelight|lagerfeuer,kamin|feu de camp,cheminée|hoguera,fogata|fogueira,lareira|falò,camino|костёр,костер,камин|篝火,壁炉|焚き火,暖炉|모닥불',
  sunbeams:
    'sunbeams,god rays,light rays,sun rays,sunbeam|sonnenstrahlen|rayons de soleil|rayos de sol|raios de sol|raggi di sole|лучи солнца|阳光,光束|木漏れ日,光線|햇살',
  lanterns:
    'lanterns,lantern,fairy lights,string lights|laternen,lichterkette|lanternes,guirlandes|farolillos,faroles|lanternas|lanterne|фонари,фонарики|灯笼|提灯,ランタン|등불,랜턴',
  backlight:
    'backlit,silhouette,contre-jour,rim light|gegenlicht,silhouette|contre-jour,silhouette|contraluz,silueta|contraluz,silhueta|controluce|силуэт,контровой|逆光,剪影|逆光,シルエット|역광,실루엣',
} as const satisfies Readonly<Record<string, Row>>
