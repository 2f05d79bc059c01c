import type { RelationKind } from '../../scene/scene.ts'
import type { Row } from './languages.ts'

/** Colours by name. The first entry of each is the colour itself. */
export const colours: readonly { readonly hex: string; readonly words: Row }[] = [
  {
    hex: '#d8362a',
    words:
      'red,crimson,scarlet,ruby|rot,rote,roter,rotes,roten|rouge|rojo,roja|vermelho,vermelha|rosso,rossa|красный,красная,красное|红,红色|赤,赤い|빨간,붉은',
  },
  {
    hex: '#ee7d22',
    words:
      'orange|orange,orangefarben|orange|naranja|laranja|arancione|оранжевый,оранжевая|橙,橙色|オレンジ|주황',
  },
  {
    hex: '#f3c51d',
    words:
      'yellow,lemon|gelb,gelbe,gelber,gelbes,gelben|jaune|amarillo,amarilla|amarelo,amarela|giallo,gialla|жёлтый,желтый,желтая|黄,黄色|黄色,黄色い|노란',
  },
  {
    hex: '#d9a441',
    words:
      'gold,golden|golden,goldene,goldener,gold|doré,dorée,or|dorado,dorada|dourado,dourada|dorato,dorata,oro|золотой,золотая|金,金色|金,金色|금색,황금',
  },
  {
    hex: '#3f9d4a',
    words:
      'green,emerald|grün,grüne,grüner,grünes,grünen|vert,verte|verde|verde|verde|зелёный,зеленый,зеленая|绿,绿色|緑,緑の|초록,녹색',
  },
  {
    hex: '#2a9d93',
    words:
      'teal,turquoise,cyan|türkis|turquoise|turquesa|turquesa|turchese|бирюзовый|青绿,青色|青緑,ターコイズ|청록',
  },
  {
    hex: '#2f6fd0',
    words:
      'blue,navy,azure,indigo|blau,blaue,blauer,blaues,blauen|bleu,bleue|azul|azul|blu,azzurro,azzurra|синий,синяя,голубой,голубая|蓝,蓝色|青,青い|파란,푸른',
  },
  {
    hex: '#7d4bc2',
    words:
      'purple,violet,lavender|lila,violett|violet,violette,pourpre|morado,morada,púrpura|roxo,roxa|viola|фиолетовый,фиолетовая|紫,紫色|紫|보라',
  },
  {
    hex: '#ee86b0',
    words:
      'pink,rose,magenta|rosa,pink|rose|rosa,rosado|cor-de-rosa|rosa|розовый,розовая|粉,粉色,粉红|ピンク|분홍',
  },
  {
    hex: '#8a5a34',
    words:
      'brown,chestnut,tan|braun,braune,brauner,braunes|brun,brune,marron|marrón|marrom,castanho|marrone|коричневый,коричневая|棕,棕色,褐色|茶色|갈색',
  },
  {
    hex: '#f4f1ea',
    words:
      'white,ivory|weiß,weiße,weißer,weißes,weißen|blanc,blanche|blanco,blanca|branco,branca|bianco,bianca|белый,белая,белое|白,白色|白,白い|하얀,흰',
  },
  {
    hex: '#2a2a30',
    words:
      'black,ebony|schwarz,schwarze,schwarzer,schwarzes,schwarzen|noir,noire|negro,negra|preto,preta|nero,nera|чёрный,черный,черная|黑,黑色|黒,黒い|검은',
  },
  {
    hex: '#8d9199',
    words:
      'grey,gray,silver|grau,graue,grauer,silbern|gris,grise,argenté|gris,plateado|cinza,prateado|grigio,grigia,argento|серый,серая,серебряный|灰,灰色,银色|灰色,銀|회색,은색',
  },
]

/** How many, and words that only mean "more than one". */
export const numbers: readonly { readonly count: number; readonly words: Row }[] = [
  {
    count: 1,
    words:
      'one,a,an,single|ein,eine,einen,einer,einem|un,une|un,una,uno|um,uma|un,una,uno|один,одна,одно|一,一个,一只,一匹|一つ,一匹,一羽|한,하나',
  },
  {
    count: 2,
    words:
      'two,pair,couple|zwei,paar|deux|dos|dois,duas|due|два,две|两,二,两个,两只|二つ,二匹,二人,二羽|두,둘',
  },
  { count: 3, words: 'three|drei|trois|tres|três|tre|три|三,三个,三只|三つ,三匹,三人,三羽|세,셋' },
  { count: 4, words: 'four|vier|quatre|cuatro|quatro|quattro|четыре|四,四个,四只|四つ,四匹|네,넷' },
  { count: 5, words: 'five|fünf|cinq|cinco|cinco|cinque|пять|五,五个,五只|五つ,五匹|다섯' },
  { count: 6, words: 'six|sechs|six|seis|seis|sei|шесть|六,六个,六只|六つ,六匹|여섯' },
  {
    count: 7,
    words:
      'seven,several,some|sieben,einige,mehrere|sept,plusieurs,quelques|siete,varios,varias|sete,vários,várias|sette,alcuni,alcune|семь,несколько|七,几只,几个|七つ,いくつか|일곱,여러',
  },
  { count: 8, words: 'eight|acht|huit|ocho|oito|otto|восемь|八|八つ|여덟' },
  { count: 9, words: 'nine|neun|neuf|nueve|nove|nove|девять|九|九つ|아홉' },
  { count: 10, words: 'ten|zehn|dix|diez|dez|dieci|десять|十|十|열' },
  {
    count: 12,
    words:
      'twelve,dozen,many,lots,flock,herd,group,bunch,swarm,field of,pile|zwölf,viele,schwarm,herde,haufen|douze,beaucoup,troupeau,nuée,groupe|doce,muchos,muchas,bandada,rebaño|doze,muitos,muitas,bando|dodici,molti,molte,stormo,gregge|двенадцать,много,стая,стадо|许多,很多,一群|たくさん,群れ,多くの|많은,떼',
  },
  {
    count: 24,
    words:
      'hundred,hundreds,countless,thousands,army|hunderte,unzählige|centaines,cent|cientos|centenas,cem|centinaia,cento|сотни,сто|成百,无数|数百,無数|수백',
  },
]

export const sizes: readonly { readonly scale: number; readonly words: Row }[] = [
  {
    scale: 0.45,
    words:
      'tiny,miniature,minuscule|winzig,winzige,winziger,winziges|minuscule|diminuto,diminuta|minúsculo|minuscolo|крошечный,крошечная|微小,迷你|小さな,極小|아주 작은',
  },
  {
    scale: 0.7,
    words:
      'small,little,baby|klein,kleine,kleiner,kleines,kleinen|petit,petite|pequeño,pequeña|pequeno,pequena|piccolo,piccola|маленький,маленькая|小,小小|小さい,小さな|작은',
  },
  {
    scale: 1.5,
    words:
      'big,large,tall|groß,große,großer,großes,großen|grand,grande,gros|grande,alto|grande,alto|grande,alto|большой,большая|大,高大|大きな,大きい|큰',
  },
  {
    scale: 2.3,
    words:
      'giant,huge,enormous,gigantic,massive,colossal|riesig,riesige,riesiger,riesiges|géant,géante,énorme|gigante,enorme|gigante,enorme|gigante,enorme|огромный,огромная,гигантский|巨大,巨型|巨大な,巨大|거대한',
  },
]

/** Words between two things. */
export const relations: Readonly<Record<RelationKind, Row>> = {
  on: 'on top of,on,upon,atop|auf|sur|sobre,encima de,en|sobre,em cima de|su,sopra|на|在上面,上|の上,上に|위에,위의',
  under:
    'under,beneath,below,underneath|unter|sous|bajo,debajo de|sob,debaixo de|sotto|под|在下面,下|の下,下に|아래,밑에',
  'in-front-of':
    'in front of,before|vor|devant|delante de,frente a|na frente de,diante de|davanti a|перед|前面,前|の前,前に|앞에',
  behind: 'behind|hinter|derrière|detrás de|atrás de|dietro|за|后面,后|の後ろ,後ろに|뒤에',
  'next-to':
    'next to,beside,by,near,with,and|neben,bei,mit,und|à côté de,près de,avec,et|junto a,al lado de,cerca de,con,y|ao lado de,perto de,com,e|accanto a,vicino a,con,e|рядом с,возле,около,с,и|旁边,旁,和|の隣,そば,と|옆에,와,과',
  holding:
    'holding,carrying|hält,trägt|tenant,portant|sosteniendo,llevando|segurando,carregando|tenendo,portando|держит,держащий|拿着,抱着|を持つ,を持った|들고 있는,든',
  in: 'in,inside,within,into|in,im|dans|en,dentro de|em,no,na,dentro de|in,nel,nella,dentro|в,внутри|在里,里|の中,中に|안에,속에',
  riding:
    'riding,rides|reitet,fährt|chevauchant,montant|montando,cabalgando|montando,andando|cavalcando|верхом на,едет на|骑着,骑|に乗る,に乗った|타고 있는,탄',
  wearing:
    'wearing,dressed in|trägt,mit|portant,vêtu de|vistiendo,llevando puesto|vestindo,usando|che indossa,con indosso|в одежде,носит|戴着,穿着|を着た,をかぶった|입은,쓴',
}

/** Words that draw nothing and steer the whole picture. */
export const moods: readonly {
  readonly words: Row
  readonly warmth?: number
  readonly brightness?: number
  readonly saturation?: number
  readonly energy?: number
}[] = [
  {
    warmth: 0.6,
    words:
      'warm,cozy,cosy|warm,gemütlich|chaud,chaleureux|cálido,acogedor|quente,aconchegante|caldo,accogliente|тёплый,уютный|温暖,舒适|暖かい,居心地の良い|따뜻한,아늑한',
  },
  {
    warmth: -0.6,
    words:
      'cold,chilly,frosty,icy|kalt,eisig,frostig|froid,glacial|frío,helado|frio,gelado|freddo,gelido|холодный,морозный|寒冷,冰冷|寒い,冷たい|추운,차가운',
  },
  {
    brightness: -0.6,
    words:
      'dark,gloomy,scary,spooky,haunted|dunkel,düster,gruselig|sombre,lugubre|oscuro,tenebroso|escuro,sombrio|buio,cupo|тёмный,мрачный,страшный|黑暗,阴森|暗い,不気味な|어두운,무서운',
  },
  {
    brightness: 0.5,
    words:
      'bright,light,airy,cheerful,happy,joyful|hell,fröhlich,heiter|lumineux,joyeux|luminoso,alegre|luminoso,alegre|luminoso,allegro|светлый,радостный,весёлый|明亮,快乐|明るい,楽しい|밝은,행복한',
  },
  {
    saturation: 0.6,
    words:
      'colourful,colorful,magical,whimsical,fantasy|bunt,magisch,zauberhaft|coloré,magique|colorido,mágico|colorido,mágico|colorato,magico|красочный,волшебный|多彩,魔法,奇幻|カラフル,魔法の|화려한,마법의',
  },
  {
    saturation: -0.5,
    words:
      'muted,faded,soft,minimal,minimalist,pale|gedämpft,blass,minimalistisch|pâle,minimaliste,doux|apagado,minimalista,suave|suave,minimalista|tenue,minimalista,delicato|бледный,минималистичный|柔和,极简,淡雅|淡い,ミニマル|옅은,미니멀',
  },
  {
    energy: -0.6,
    words:
      'calm,peaceful,serene,quiet,tranquil,still,sleeping|ruhig,friedlich,still|calme,paisible,tranquille|tranquilo,sereno,calma|calmo,sereno,tranquilo|calmo,sereno,tranquillo|спокойный,тихий,мирный|宁静,平静|静かな,穏やかな|고요한,평화로운',
  },
  {
    energy: 0.6,
    words:
      'wild,dramatic,epic,dynamic,rough,angry|wild,dramatisch,episch|sauvage,dramatique,épique|salvaje,dramático,épico|selvagem,dramático,épico|selvaggio,drammatico,epico|дикий,драматичный,эпичный|狂野,戏剧性,史诗|激しい,劇的な|거친,극적인',
  },
]
