import type { SettingId } from '../../scene/scene.ts'
import type { Row } from './languages.ts'

/** Words for places; `studio` is what is drawn when none is named. */
export const places: Readonly<Record<SettingId, Row>> = {
  studio:
    'studio,plain background,backdrop|studio|studio|estudio|estúdio|studio|студия|影棚|スタジオ|스튜디오',
  sea: 'sea,ocean,seascape,seaside,waves|meer,ozean,see,wellen|mer,océan,vagues|mar,océano,olas|mar,oceano,ondas|mare,oceano,onde|море,океан,волны|海,大海,海洋,海浪|海,大海原,波|바다,대양,파도',
  beach:
    'beach,shore,coast,sand|strand,küste|plage,côte,rivage|playa,costa,orilla|praia,costa|spiaggia,costa|пляж,берег|海滩,沙滩,海岸|ビーチ,砂浜,海岸,浜辺|해변,바닷가',
  underwater:
    'underwater,under the sea,seabed,reef|unterwasser,unter wasser,meeresgrund,riff|sous l’eau,sous la mer,fond marin|bajo el mar,bajo el agua,submarino,arrecife|debaixo d’água,fundo do mar,subaquático|sott’acqua,fondale|под водой,подводный|水下,海底|水中,海底|물속,바닷속,해저',
  island: 'island,atoll|insel|île|isla|ilha|isola|остров|岛,小岛|島|섬',
  lake: 'lake,pond,lagoon|see,teich|lac,étang|lago,laguna,estanque|lago,lagoa|lago,stagno|озеро,пруд|湖,湖泊,池塘|湖,池|호수,연못',
  river:
    'river,stream,creek,brook|fluss,bach|rivière,fleuve,ruisseau|río,arroyo|rio,riacho|fiume,ruscello|река,ручей|河,河流,小溪|川,河,小川|강,시내,개울',
  waterfall:
    'waterfall,cascade|wasserfall|cascade,chute d’eau|cascada,catarata|cachoeira,cascata|cascata|водопад|瀑布|滝|폭포',
  mountains:
    'mountain,mountains,alps,peak,summit,cliff,glacier|berg,berge,gebirge,alpen,gipfel,klippe|montagne,montagnes,alpes,sommet,falaise|montaña,montañas,cumbre,acantilado,sierra|montanha,montanhas,penhasco|montagna,montagne,monti,alpi,scogliera|гора,горы,скала,утёс|山,高山,群山,山脉,悬崖|山,山脈,崖|산,산맥,절벽',
  hills:
    'hill,hills,countryside|hügel|colline,collines,campagne|colina,colinas|colina,colinas|collina,colline|холм,холмы|丘陵,小山|丘|언덕',
  forest:
    'forest,woods,woodland,grove,wood|wald|forêt,bois|bosque|floresta,bosque|foresta,bosco|лес,роща|森林,树林|森,森林,林|숲',
  jungle:
    'jungle,rainforest|dschungel,regenwald,urwald|jungle|jungla,selva|selva|giungla|джунгли|丛林,热带雨林|ジャングル|정글',
  meadow:
    'meadow,wildflowers,pasture,grass,grassland|wiese,weide,gras|prairie,pré,herbe|prado,pradera,hierba|prado,campina,relva|prato,erba|луг,трава|草地,草原|草原,野原|초원,풀밭',
  field:
    'field,wheat field,wheat,cornfield,sunflower field|feld,acker,weizenfeld|champ,champs,blé|campo,trigo|campo,trigo|campo,grano|поле,пшеница|田野,麦田,田|畑,麦畑|들판,밭',
  desert:
    'desert,dunes,dune,sahara|wüste,dünen|désert,dunes|desierto,dunas|deserto,dunas|deserto,dune|пустыня,дюны|沙漠,沙丘|砂漠,砂丘|사막',
  snow: 'snow,snowy field,tundra,arctic,ice|schnee,tundra,arktis,eis|neige,banquise,glace|nieve,hielo|neve,gelo|neve,ghiaccio|снег,тундра,лёд|雪,雪地,冰|雪,雪原,氷|눈밭,설원,눈,얼음',
  cave: 'cave,cavern,grotto|höhle,grotte|grotte,caverne|cueva,caverna|caverna,gruta|grotta,caverna|пещера|洞穴,山洞|洞窟,洞穴|동굴',
  volcano:
    'volcano,lava|vulkan,lava|volcan,lave|volcán,lava|vulcão,lava|vulcano,lava|вулкан,лава|火山|火山|화산',
  canyon:
    'canyon,gorge,mesa|schlucht|gorge,canyon|cañón|desfiladeiro,cânion|canyon,gola|каньон,ущелье|峡谷|峡谷,渓谷|협곡',
  swamp: 'swamp,marsh,bog,wetland|sumpf,moor|marais,marécage|pantano|pântano|palude|болото|沼泽|沼|늪',
  garden: 'garden,backyard,greenhouse|garten|jardin|jardín|jardim|giardino|сад|花园,庭院|庭,庭園|정원',
  park: 'park,playground|park|parc|parque|parque|parco|парк|公园|公園|공원',
  farm: 'farm,barn,ranch,farmyard|bauernhof,scheune|ferme,grange|granja,granero|fazenda,celeiro|fattoria,fienile|ферма,амбар|农场|農場,牧場|농장',
  road: 'road,path,highway,trail|landstraße,weg,pfad|route,chemin,sentier|camino,carretera,sendero|estrada,caminho|strada,sentiero|дорога,тропа|公路,小路,道路|道,道路|길,도로',
  village:
    'village,hamlet,cottages|dorf|village|pueblo,aldea|aldeia,vila|villaggio,paese|деревня,село|村庄,村|村,村落|마을',
  street:
    'street,alley,lane,sidewalk|straße,gasse,straßenszene|rue,ruelle|calle,callejón|rua,beco|via,vicolo|улица,переулок|街道,小巷,街|通り,路地|거리,골목',
  city: 'city,skyline,town,downtown,cityscape,metropolis,skyscrapers|stadt,großstadt|ville|ciudad|cidade|città|город|城市,都市|都市,街,都会|도시',
  harbour:
    'harbour,harbor,port,marina,dock,pier|hafen|port,quai|puerto,muelle|porto,cais|porto,molo|гавань,порт|港口,码头|港|항구',
  castle:
    'castle courtyard,fortress,citadel|festung|forteresse|fortaleza|fortaleza|fortezza|крепость|要塞|要塞|요새',
  bridge: 'bridge|brücke|pont|puente|ponte|ponte|мост|桥|橋|다리',
  room: 'room,bedroom,living room,indoors,interior,house interior,office,classroom|zimmer,wohnzimmer,schlafzimmer,büro|chambre,salon,intérieur,bureau|habitación,sala,dormitorio|quarto,sala|stanza,camera,salotto|комната,спальня|房间,卧室,客厅,室内|部屋,室内,寝室|방,거실,실내',
  kitchen: 'kitchen|küche|cuisine|cocina|cozinha|cucina|кухня|厨房|台所,キッチン|부엌,주방',
  library:
    'library,bookshop,bookshelves|bibliothek,bücherei|bibliothèque|biblioteca|biblioteca|biblioteca|библиотека|图书馆|図書館|도서관',
  cafe: 'cafe,café,coffee shop,restaurant,bar|café,kneipe|café,bistrot|cafetería|cafeteria|caffè,bar|кафе|咖啡馆,咖啡厅|カフェ,喫茶店|카페',
  stage:
    'stage,theatre,theater,concert,circus|bühne,theater,zirkus|scène,théâtre,cirque|escenario,teatro,circo|palco,teatro,circo|palcoscenico,teatro,circo|сцена,театр,цирк|舞台,剧院|舞台,劇場|무대,극장',
  table:
    'table,still life,desk,tabletop|tisch,stillleben|table,nature morte|mesa,bodegón|mesa,natureza morta|tavolo,natura morta|стол,натюрморт|桌子,静物|テーブル,机,静物|테이블,식탁,정물',
  space:
    'space,outer space,galaxy,cosmos,nebula,universe,orbit|weltraum,weltall,all,galaxie|espace,galaxie,cosmos|espacio,galaxia,cosmos|espaço,galáxia|spazio,galassia,cosmo|космос,галактика|太空,宇宙,银河|宇宙,銀河|우주,은하',
  planet:
    'planet,mars,alien world,lunar surface,on the moon|planet,mars,auf dem mond|planète,mars,sur la lune|planeta,marte,en la luna|planeta,marte,na lua|pianeta,marte,sulla luna|планета,марс,на луне|星球,火星,月球|惑星,火星,月面|행성,화성',
  sky: 'sky,clouds,above the clouds,heaven|himmel,über den wolken|ciel,au-dessus des nuages|cielo,sobre las nubes|céu,acima das nuvens|cielo,sopra le nuvole|небо,над облаками|天空,云端|空,雲の上|하늘',
}
