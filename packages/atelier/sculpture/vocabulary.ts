import type { SolidId, Substance } from '@krya/mesh'
import type { Row } from '../understand/vocabulary/languages.ts'

interface Named {
  /** Height or length of the real thing. */
  readonly metres: number
  readonly words: Row
}

/** What solids are called: en|de|fr|es|pt|it|ru|zh|ja|ko. */
export const solidWords: Readonly<Record<SolidId, Named>> = {
  sphere: {
    metres: 0.4,
    words:
      'sphere,ball,orb,globe|kugel,ball|sphère,boule,balle|esfera,bola,pelota|esfera,bola|sfera,palla|шар,мяч|球,球体|球,ボール|공,구',
  },
  cube: {
    metres: 0.4,
    words:
      'cube,box,block|würfel,kiste,block|cube,boîte|cubo,caja|cubo,caixa|cubo,scatola|куб,коробка|立方体,盒子|立方体,箱|정육면체,상자',
  },
  pyramid: {
    metres: 30,
    words: 'pyramid|pyramide|pyramide|pirámide|pirâmide|piramide|пирамида|金字塔|ピラミッド|피라미드',
  },
  cone: { metres: 0.4, words: 'cone|kegel|cône|cono|cone|cono|конус|圆锥|円錐|원뿔' },
  cylinder: {
    metres: 0.4,
    words: 'cylinder|zylinder|cylindre|cilindro|cilindro|cilindro|цилиндр|圆柱|円柱|원기둥',
  },
  torus: { metres: 0.4, words: 'torus|torus|tore|toro|toro|toro|тор|圆环|トーラス|원환' },
  prism: { metres: 0.4, words: 'prism|prisma|prisme|prisma|prisma|prisma|призма|棱柱|角柱|각기둥' },
  heart: { metres: 0.3, words: 'heart|herz|cœur,coeur|corazón|coração|cuore|сердце|心,爱心|ハート|하트' },
  star: { metres: 0.3, words: 'star|stern|étoile|estrella|estrela|stella|звезда|星星|星|별' },
  gear: {
    metres: 0.2,
    words: 'gear,cog,cogwheel|zahnrad|engrenage|engranaje|engrenagem|ingranaggio|шестерня|齿轮|歯車|톱니바퀴',
  },
  mug: {
    metres: 0.1,
    words:
      'mug,cup,coffee,coffee cup,coffee mug,cup of coffee,cup of tea,tea cup|tasse,becher,kaffee|tasse,café|taza,café|caneca,xícara,café|tazza,caffè|кружка,чашка,кофе|杯子,咖啡,马克杯|マグカップ,カップ,コーヒー|머그컵,컵,커피',
  },
  vase: { metres: 0.35, words: 'vase,urn|vase|vase|jarrón,florero|vaso|vaso|ваза|花瓶|花瓶|꽃병' },
  bottle: {
    metres: 0.3,
    words:
      'bottle,wine bottle,bottle of wine|flasche|bouteille|botella|garrafa|bottiglia|бутылка|瓶子,酒瓶|瓶,ボトル|병',
  },
  bowl: {
    metres: 0.12,
    words: 'bowl|schüssel,schale|bol|cuenco,tazón|tigela|ciotola|миска|碗|ボウル,鉢|그릇',
  },
  'wine glass': {
    metres: 0.2,
    words:
      'wine glass,goblet,glass of wine,drinking glass|weinglas|verre à vin|copa|taça|calice|бокал|酒杯,高脚杯|ワイングラス|와인잔',
  },
  plate: { metres: 0.08, words: 'plate,dish|teller|assiette|plato|prato|piatto|тарелка|盘子|皿|접시' },
  teapot: {
    metres: 0.18,
    words: 'teapot,kettle|teekanne|théière|tetera|bule|teiera|чайник|茶壶|ティーポット,急須|찻주전자',
  },
  barrel: { metres: 0.9, words: 'barrel,cask,keg|fass|tonneau|barril|barril|barile|бочка|木桶|樽|통' },
  bucket: {
    metres: 0.35,
    words: 'bucket,pail|eimer|seau|cubo de agua,balde|balde|secchio|ведро|水桶|バケツ|양동이',
  },
  table: { metres: 0.75, words: 'table,desk|tisch|table|mesa|mesa|tavolo|стол|桌子|テーブル,机|탁자,책상' },
  stool: {
    metres: 0.5,
    words: 'stool|hocker|tabouret|taburete|banquinho|sgabello|табурет|凳子|スツール|스툴',
  },
  chair: { metres: 0.95, words: 'chair|stuhl|chaise|silla|cadeira|sedia|стул|椅子|椅子|의자' },
  sofa: { metres: 0.85, words: 'sofa,couch|sofa,couch|canapé|sofá|sofá|divano|диван|沙发|ソファ|소파' },
  bed: { metres: 1, words: 'bed|bett|lit|cama|cama|letto|кровать|床|ベッド|침대' },
  lamp: {
    metres: 0.5,
    words: 'lamp,table lamp|lampe|lampe|lámpara|lâmpada,luminária|lampada|лампа|台灯,灯|ランプ|램프',
  },
  bookcase: {
    metres: 1.8,
    words:
      'bookcase,bookshelf|bücherregal|bibliothèque|estantería|estante|libreria|книжный шкаф|书架|本棚|책장',
  },
  candle: { metres: 0.15, words: 'candle|kerze|bougie|vela|vela|candela|свеча|蜡烛|ろうそく|양초' },
  book: { metres: 0.12, words: 'book|buch|livre|libro|livro|libro|книга|书|本|책' },
  tower: { metres: 18, words: 'tower|turm|tour|torre|torre|torre|башня|塔|塔|탑' },
  castle: {
    metres: 22,
    words: 'castle,fortress|burg,schloss|château|castillo|castelo|castello|замок|城堡|城|성',
  },
  house: { metres: 7, words: 'house,home,cottage|haus|maison|casa|casa|casa|дом|房子|家|집' },
  lighthouse: { metres: 20, words: 'lighthouse|leuchtturm|phare|faro|farol|faro|маяк|灯塔|灯台|등대' },
  windmill: { metres: 14, words: 'windmill|windmühle|moulin|molino|moinho|mulino|мельница|风车|風車|풍차' },
  temple: { metres: 14, words: 'temple,greek temple|tempel|temple|templo|templo|tempio|храм|神庙|神殿|신전' },
  tree: {
    metres: 8,
    words: 'tree,oak,birch,maple|baum,eiche|arbre,chêne|árbol|árvore|albero|дерево,дуб|树|木|나무',
  },
  pine: {
    metres: 9,
    words:
      'pine,fir,spruce,pine tree,fir tree,christmas tree|kiefer,tanne,fichte|sapin,pin|pino,abeto|pinheiro|pino,abete|сосна,ель,ёлка|松树|松|소나무',
  },
  palm: {
    metres: 7,
    words: 'palm,palm tree|palme|palmier|palmera|palmeira|palma|пальма|棕榈树|ヤシの木|야자수',
  },
  mushroom: {
    metres: 0.15,
    words: 'mushroom,toadstool|pilz|champignon|seta,hongo|cogumelo|fungo|гриб|蘑菇|きのこ|버섯',
  },
  flower: { metres: 0.3, words: 'flower,daisy|blume|fleur|flor|flor|fiore|цветок|花|花|꽃' },
  tulip: {
    metres: 0.3,
    words: 'tulip|tulpe|tulipe|tulipán|tulipa|tulipano|тюльпан|郁金香|チューリップ|튤립',
  },
  cactus: { metres: 0.4, words: 'cactus|kaktus|cactus|cactus|cacto|cactus|кактус|仙人掌|サボテン|선인장' },
  'potted plant': {
    metres: 0.5,
    words:
      'potted plant,plant,houseplant|pflanze,topfpflanze|plante|planta|planta|pianta|растение|植物,盆栽|植物|식물',
  },
  apple: { metres: 0.09, words: 'apple|apfel|pomme|manzana|maçã|mela|яблоко|苹果|りんご|사과' },
  pear: { metres: 0.1, words: 'pear|birne|poire|pera|pera|pera|груша|梨|洋梨|배나무 열매' },
  carrot: {
    metres: 0.2,
    words: 'carrot|karotte,möhre|carotte|zanahoria|cenoura|carota|морковь|胡萝卜|にんじん|당근',
  },
  pumpkin: {
    metres: 0.35,
    words: 'pumpkin|kürbis|citrouille|calabaza|abóbora|zucca|тыква|南瓜|かぼちゃ|호박',
  },
  'ice cream': {
    metres: 0.2,
    words:
      'ice cream,ice cream cone,icecream|eis,eiscreme|glace|helado|sorvete|gelato|мороженое|冰淇淋|アイスクリーム|아이스크림',
  },
  donut: {
    metres: 0.1,
    words:
      'donut,doughnut|donut|donut,beignet|dona,rosquilla|rosquinha|ciambella|пончик|甜甜圈|ドーナツ|도넛',
  },
  cake: {
    metres: 0.3,
    words: 'cake,birthday cake|kuchen,torte|gâteau|pastel,tarta|bolo|torta|торт|蛋糕|ケーキ|케이크',
  },
  cheese: { metres: 0.1, words: 'cheese|käse|fromage|queso|queijo|formaggio|сыр|奶酪|チーズ|치즈' },
  egg: { metres: 0.07, words: 'egg|ei|œuf,oeuf|huevo|ovo|uovo|яйцо|鸡蛋|卵|달걀' },
  burger: {
    metres: 0.12,
    words:
      'burger,hamburger,cheeseburger|burger,hamburger|hamburger|hamburguesa|hambúrguer|hamburger|гамбургер,бургер|汉堡|ハンバーガー|햄버거',
  },
  car: {
    metres: 1.5,
    words:
      'car,automobile,sports car,race car,racing car|auto,wagen,sportwagen|voiture|coche,carro|carro|macchina,auto|машина,автомобиль|汽车|車|자동차',
  },
  rocket: {
    metres: 30,
    words: 'rocket,spaceship|rakete|fusée|cohete|foguete|razzo|ракета|火箭|ロケット|로켓',
  },
  boat: {
    metres: 8,
    words:
      'boat,sailboat,sailing boat|boot,segelboot|bateau,voilier|barco,velero|barco,veleiro|barca|лодка,парусник|船,帆船|船,ヨット|배',
  },
  'hot air balloon': {
    metres: 18,
    words:
      'hot air balloon,hot-air balloon|heißluftballon|montgolfière|globo aerostático|balão de ar quente|mongolfiera|воздушный шар|热气球|気球|열기구',
  },
  train: {
    metres: 4,
    words:
      'train,locomotive,steam train|zug,lokomotive,dampflok|train,locomotive|tren,locomotora|trem,locomotiva|treno,locomotiva|поезд,паровоз|火车|汽車,列車|기차',
  },
  sword: { metres: 1, words: 'sword|schwert|épée|espada|espada|spada|меч|剑|剣|검' },
  crystal: {
    metres: 0.3,
    words:
      'crystals,crystal cluster,amethyst|kristalle|cristaux|cristales|cristais|cristalli|кристаллы|水晶簇|水晶の群れ|수정 무리',
  },
  gem: {
    metres: 0.1,
    words:
      'gem,diamond,jewel,gemstone,ruby,sapphire|edelstein,diamant,juwel|gemme,diamant|gema,diamante|gema,diamante|gemma,diamante|алмаз,бриллиант|宝石,钻石|宝石,ダイヤ|보석,다이아몬드',
  },
  coin: { metres: 0.08, words: 'coin|münze|pièce|moneda|moeda|moneta|монета|硬币|コイン|동전' },
  ring: { metres: 0.05, words: 'ring|ring|bague,anneau|anillo|anel|anello|кольцо|戒指|指輪|반지' },
  crown: { metres: 0.25, words: 'crown,tiara|krone|couronne|corona|coroa|corona|корона|皇冠|王冠|왕관' },
  trophy: {
    metres: 0.4,
    words: 'trophy,winner cup|pokal|trophée|trofeo|troféu|trofeo|кубок|奖杯|トロフィー|트로피',
  },
  chest: {
    metres: 0.6,
    words:
      'chest,treasure chest,treasure|truhe,schatztruhe|coffre|cofre|baú|forziere|сундук|宝箱|宝箱|보물상자',
  },
  key: { metres: 0.1, words: 'key|schlüssel|clé,clef|llave|chave|chiave|ключ|钥匙|鍵|열쇠' },
  dice: { metres: 0.05, words: 'dice,die|spielwürfel|dé|dado|dado|dado|кость|骰子|サイコロ|주사위' },
  snowman: {
    metres: 1.6,
    words:
      'snowman|schneemann|bonhomme de neige|muñeco de nieve|boneco de neve|pupazzo di neve|снеговик|雪人|雪だるま|눈사람',
  },
  planet: {
    metres: 60,
    words:
      'planet,saturn|planet,saturn|planète,saturne|planeta,saturno|planeta,saturno|pianeta,saturno|планета,сатурн|行星,土星|惑星,土星|행성,토성',
  },
  bell: { metres: 0.4, words: 'bell|glocke|cloche|campana|sino|campana|колокол|铃铛,钟|鐘,ベル|종' },
  rock: { metres: 0.8, words: 'rock,boulder|felsen|rocher|roca|rocha|roccia|камень,валун|岩石|岩|바위' },
}

/** What emoji are called that show what is built better of solids. */
export const solidByName: Readonly<Record<string, SolidId>> = {
  automobile: 'car',
  'hot beverage': 'mug',
  'red apple': 'apple',
  sailboat: 'boat',
  'deciduous tree': 'tree',
  'evergreen tree': 'pine',
  'soccer ball': 'sphere',
}

export const substanceWords: Readonly<Record<Substance, Row>> = {
  wood: 'wood,wooden,oak wood|holz,hölzern|bois|madera|madeira|legno|деревянный,древесина|木制,木头|木製|나무로 된,목재',
  gold: 'gold,golden|gold,golden|or,doré,dorée|oro,dorado,dorada|ouro,dourado,dourada|oro,dorato,dorata|золото,золотой|金,金色,黄金|金,金色,黄金|금,황금',
  silver: 'silver|silber,silbern|argent|plata|prata|argento|серебро,серебряный|银,银色|銀|은',
  copper: 'copper|kupfer|cuivre|cobre|cobre|rame|медь,медный|铜|銅|구리',
  bronze:
    'bronze,brass|bronze,messing|bronze,laiton|bronce,latón|bronze,latão|bronzo,ottone|бронза,бронзовый|青铜|青銅|청동',
  metal:
    'metal,metallic,steel,iron,chrome|metall,stahl,eisen|métal,acier,fer|metal,acero,hierro|metal,aço,ferro|metallo,acciaio,ferro|металл,металлический,сталь|金属,钢铁|金属,鉄|금속,철',
  glass: 'glass|glas,gläsern|verre|vidrio,cristal|vidro|vetro|стекло,стеклянный|玻璃|ガラス|유리',
  stone:
    'stone,granite,concrete|stein,granit,beton|pierre,granit|piedra,granito|pedra,granito|pietra,granito|каменный|石头,石制|石|돌',
  marble: 'marble|marmor|marbre|mármol|mármore|marmo|мрамор,мраморный|大理石|大理石|대리석',
  brick: 'brick|ziegel,backstein|brique|ladrillo|tijolo|mattone|кирпич,кирпичный|砖|煉瓦|벽돌',
  clay: 'clay,terracotta,ceramic|ton,terrakotta,keramik|argile,céramique|arcilla,cerámica|argila,cerâmica|argilla,ceramica|глина,глиняный|陶土,陶瓷|粘土,陶器|점토,도자기',
  porcelain:
    'porcelain,china|porzellan|porcelaine|porcelana|porcelana|porcellana|фарфор,фарфоровый|瓷|磁器|자기',
  plastic:
    'plastic|plastik,kunststoff|plastique|plástico|plástico|plastica|пластик,пластиковый|塑料|プラスチック|플라스틱',
  rubber: 'rubber|gummi|caoutchouc|goma|borracha|gomma|резина,резиновый|橡胶|ゴム|고무',
  leather: 'leather|leder|cuir|cuero|couro|cuoio,pelle|кожаный|皮革|革|가죽',
  fabric:
    'fabric,cloth,velvet,felt,plush|stoff,samt,filz|tissu,velours|tela,terciopelo|tecido,veludo|tessuto,velluto|ткань,бархат|布|布|천',
  ice: 'ice,icy,frozen|eisig,aus eis|glacé,givré|hielo|gelo|ghiaccio|лёд,ледяной|冰|氷|얼음',
  chocolate:
    'chocolate|schokolade|chocolat|chocolate|chocolate|cioccolato|шоколад,шоколадный|巧克力|チョコレート|초콜릿',
  crystal: 'crystal|kristall|cristal|cristalino|cristal|cristallo|хрустальный|水晶|水晶|수정',
}

/** What a substance stands for where it is all that was said. */
export const solidOfSubstance: Readonly<Partial<Record<Substance, SolidId>>> = {
  glass: 'wine glass',
  stone: 'rock',
  crystal: 'crystal',
  brick: 'cube',
}
