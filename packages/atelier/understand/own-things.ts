import type { SubjectNature } from '../scene/scene.ts'
import { type Language, type Row, wordsIn } from './vocabulary/languages.ts'
import type { Thing } from './lexicon.ts'

interface Own {
  readonly name: string
  readonly nature: SubjectNature
  readonly metres: number
  readonly words: Row
}

/** Things no emoji shows; draw/subject/own.ts draws each. Their hexcode is a name that no emoji has. */
const drawn: Readonly<Record<string, Own>> = {
  LIGHTHOUSE: {
    name: 'lighthouse',
    nature: 'building',
    metres: 22,
    words: 'lighthouse|leuchtturm|phare|faro|farol|faro|маяк|灯塔|灯台|등대',
  },
  WINDMILL: {
    name: 'windmill',
    nature: 'building',
    metres: 14,
    words:
      'windmill|windmühle|moulin,moulin à vent|molino,molino de viento|moinho|mulino|мельница|风车|風車|풍차',
  },
  TOWER: {
    name: 'tower',
    nature: 'building',
    metres: 18,
    words: 'tower|turm|tour|torre|torre|torre|башня|塔|塔|탑',
  },
  COTTAGE: {
    name: 'cottage',
    nature: 'building',
    metres: 5.5,
    words:
      'cottage,cabin,hut,farmhouse|hütte,häuschen,blockhaus|chalet,cabane,chaumière|cabaña,casita|cabana,chalé|capanna,baita|хижина,избушка,домик|小屋,木屋|小屋,コテージ|오두막',
  },
  PINE: {
    name: 'pine',
    nature: 'tree',
    metres: 9,
    words:
      'pine,fir,spruce,pines,conifer|kiefer,tanne,fichte|pin,sapin|pino,abeto|pinheiro|pino,abete|сосна,ель,ёлка|松树,杉树|松,杉|소나무',
  },
  OAK: {
    name: 'oak',
    nature: 'tree',
    metres: 8,
    words:
      'tree,oak,birch,maple,willow|baum,bäume,eiche,birke|arbre,chêne|árbol,árboles,roble|árvore,carvalho|albero,alberi,quercia|дерево,дуб,берёза|树,大树,橡树|木,大木|나무',
  },
  BALLOON: {
    name: 'hot air balloon',
    nature: 'vehicle-air',
    metres: 14,
    words:
      'hot air balloon,hot-air balloon|heißluftballon|montgolfière|globo aerostático|balão de ar quente|mongolfiera|воздушный шар|热气球|気球|열기구',
  },
  STONE: {
    name: 'boulder',
    nature: 'object',
    metres: 0.8,
    words:
      'boulder,rock,stone,rocks|felsen,stein|rocher,pierre|roca,piedra|rocha,pedra|roccia,sasso|камень,валун|岩石,石头|岩,石|바위',
  },
}

/** Everyday words whose emoji is known under another name. */
const known: readonly (readonly [label: string, words: Row])[] = [
  [
    'sailboat',
    'boat,sailing boat,yacht|boot,segelboot|bateau,voilier|barco,velero,barca|barco,veleiro|barca,veliero|лодка,парусник,яхта|船,帆船|船,ヨット,帆船|배,돛단배',
  ],
  [
    'automobile',
    'car|auto,wagen|voiture|coche,carro|carro|macchina,auto|машина,автомобиль|汽车,轿车|車,自動車|자동차',
  ],
  ['house', 'house,home|haus|maison|casa|casa|casa|дом|房子,屋子|家|집'],
  ['rose', 'rose|rose|rose|rosa|rosa|rosa|роза|玫瑰|バラ,薔薇|장미'],
  ['blossom', 'flower,daisy|blume|fleur|flor|flor|fiore|цветок|花,花朵|花|꽃'],
  ['bird', 'bird,sparrow|vogel|oiseau|pájaro,ave|pássaro,ave|uccello|птица|鸟,小鸟|鳥,小鳥|새'],
  ['fish', 'fish|fisch|poisson|pez,pescado|peixe|pesce|рыба|鱼|魚|물고기'],
  [
    'cat',
    'cat,kitten,kitty|katze,kater,kätzchen|chat,chaton|gato,gatito|gato,gatinho|gatto,gattino|кот,кошка,котёнок|猫,小猫|猫,ねこ,ネコ|고양이',
  ],
  [
    'dog',
    'dog,puppy,hound|hund,welpe|chien,chiot|perro,perrito|cachorro,cão|cane,cagnolino|собака,щенок,пёс|狗,小狗|犬,いぬ,イヌ|개,강아지',
  ],
  ['horse', 'horse,pony,stallion|pferd|cheval|caballo|cavalo|cavallo|лошадь,конь|马|馬|말'],
  ['rabbit', 'rabbit,bunny,hare|hase,kaninchen|lapin|conejo|coelho|coniglio|кролик,заяц|兔子|うさぎ,兎|토끼'],
  ['chipmunk', 'squirrel,chipmunk|eichhörnchen|écureuil|ardilla|esquilo|scoiattolo|белка|松鼠|リス|다람쥐'],
  ['bear', 'bear|bär|ours|oso|urso|orso|медведь|熊|熊,クマ|곰'],
  ['wolf', 'wolf|wolf|loup|lobo|lobo|lupo|волк|狼|狼,オオカミ|늑대'],
  ['lion', 'lion|löwe|lion|león|leão|leone|лев|狮子|ライオン|사자'],
  ['fox', 'fox|fuchs|renard|zorro|raposa|volpe|лиса,лис|狐狸|キツネ,狐|여우'],
  ['dragon', 'dragon|drache,drachen|dragon|dragón|dragão|drago|дракон|龙|竜,ドラゴン|용'],
  ['woman standing', 'woman,lady|frau|femme|mujer|mulher|donna|женщина|女人,女子|女性,女の人|여자'],
  ['man standing', 'man,guy|mann|homme|hombre|homem|uomo|мужчина|男人,男子|男性,男の人|남자'],
  [
    'person standing',
    'person,figure,hiker,traveller,traveler|person,mensch,wanderer|personne,voyageur|persona,viajero|pessoa,viajante|persona,viaggiatore|человек,путник|人|人,旅人|사람',
  ],
  [
    'girl',
    'girl|mädchen|fille,fillette|niña,chica|menina,garota|bambina,ragazza|девочка,девушка|女孩,少女|女の子,少女|소녀',
  ],
  ['boy', 'boy|junge|garçon|niño,chico|menino,garoto|bambino,ragazzo|мальчик|男孩,少年|男の子,少年|소년'],
  [
    'mage',
    'wizard,witch,sorcerer,mage|zauberer,hexe|magicien,sorcier,sorcière|mago,bruja|mago,bruxa|mago,strega|волшебник,ведьма|巫师,女巫|魔法使い,魔女|마법사',
  ],
  ['person with crown', 'king|könig|roi|rey|rei|re|король|国王|王様|왕'],
  [
    'princess',
    'queen,princess|königin,prinzessin|reine,princesse|reina,princesa|rainha,princesa|regina,principessa|королева,принцесса|王后,公主|女王,お姫様|여왕,공주',
  ],
  ['ship', 'ship,galleon|schiff|navire|buque,nave|navio|nave|корабль|轮船,大船|大船,客船|선박'],
  ['airplane', 'plane,aeroplane|flugzeug|avion|avión|avião|aereo|самолёт|飞机|飛行機|비행기'],
  ['teacup without handle', 'tea,teacup|tee,teetasse|thé|té|chá|tè|чай|茶|お茶|차'],
  [
    'hot beverage',
    'coffee,cup,mug|kaffee,tasse|café,tasse|café,taza|café,xícara|caffè,tazza|кофе,чашка|咖啡,杯子|コーヒー,カップ|커피,컵',
  ],
  ['red apple', 'apple|apfel|pomme|manzana|maçã|mela|яблоко|苹果|りんご|사과'],
  ['books', 'books|bücher|livres|libros|livros|libri|книги|书|本|책'],
  ['mushroom', 'mushroom,toadstool|pilz|champignon|seta,hongo|cogumelo|fungo|гриб|蘑菇|きのこ|버섯'],
]

/** Words of one language for our own things, and for those that emojibase calls otherwise. */
export function ownThings(
  language: Language,
  things: ReadonlyMap<string, Thing>,
): { readonly thing: Thing; readonly words: readonly string[] }[] {
  const byName = new Map([...things.values()].map((thing) => [thing.name, thing]))
  const renamed = known.flatMap(([label, words]) => {
    const thing = byName.get(label)
    return thing === undefined ? [] : [{ thing, words: wordsIn(words, language) }]
  })
  const own = Object.entries(drawn).map(([hexcode, { words, ...facts }]) => ({
    thing: { hexcode, ...facts },
    words: wordsIn(words, language),
  }))
  return [...renamed, ...own]
}
