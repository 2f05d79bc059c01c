import type { Row } from '../../understand/vocabulary/languages.ts'

/** How fast all is. */
export const paceWords: Readonly<Record<'slow' | 'fast', Row>> = {
  slow: 'in slow motion,slow motion,slow-motion,slowly,slow,gently,gentle,calmly|in zeitlupe,zeitlupe,langsam,sanft,gemächlich|au ralenti,ralenti,lentement,lent,doucement|a cámara lenta,cámara lenta,lentamente,despacio,lento|em câmera lenta,lentamente,devagar,lento|al rallentatore,lentamente,lento,dolcemente|медленно,плавно|慢动作,缓慢,慢慢,缓缓|スローモーション,ゆっくり|슬로 모션,천천히,느린',
  fast: 'quickly,quick,fast,rapidly,rapid,at high speed,hectic,swiftly|schnell,rasch,rasend|vite,rapide,rapidement|rápidamente,rápido|rapidamente,rápido|velocemente,veloce,rapido|быстро,быстрый|快速,飞快,迅速|速く,素早く,高速|빠르게,빨리,빠른',
}

/** Its end is its beginning. */
export const loopWords: Row =
  'seamless loop,perfect loop,looping,loops,loop,cinemagraph,endless loop,gif loop|endlosschleife,nahtlose schleife,schleife|en boucle,boucle|en bucle,bucle infinito,bucle|em loop,loop|in loop,ciclo continuo|зацикленный,зациклено,цикл|循环,无缝循环|ループ|루프,반복'

/** The light of the day that goes by in a clip. */
export type ChangeId = 'sunrise' | 'sunset' | 'day'

export const changeWords: Readonly<Record<ChangeId, Row>> = {
  sunrise:
    'sun rises,sun is rising,sun comes up,night turns to day,night turns into day,day breaks,dawn breaks,sunrise timelapse|sonne geht auf,nacht wird zum tag,tag bricht an|soleil se lève,le jour se lève|sale el sol,amanece|sol nasce,amanhece|sorge il sole,il sole sorge|солнце встаёт,солнце встает,солнце восходит,светает|太阳升起,日出东方,天亮|日が昇る,夜が明ける|해가 뜨는,해가 떠오르는',
  sunset:
    'sun sets,sun is setting,sun goes down,day turns to night,day turns into night,night falls,it gets dark,darkness falls|sonne geht unter,tag wird zur nacht,nacht bricht herein,es wird dunkel|soleil se couche,la nuit tombe|se pone el sol,anochece,cae la noche|sol se põe,anoitece,cai a noite|tramonta il sole,il sole tramonta,scende la notte|солнце садится,солнце заходит,темнеет,наступает ночь|太阳落山,夜幕降临,天黑|日が沈む,夜になる|해가 지는,밤이 되는',
  day: 'timelapse,time-lapse,time lapse,from dawn to dusk,from day to night,hyperlapse|zeitraffer|accéléré,timelapse|cámara rápida,timelapse|timelapse|timelapse|таймлапс,ускоренная съемка|延时摄影,延时|タイムラプス|타임랩스',
}

/** What hangs, falls and rises in the air. */
export type AirId =
  | 'rain'
  | 'snow'
  | 'leaves'
  | 'petals'
  | 'dust'
  | 'sparkles'
  | 'embers'
  | 'fireflies'
  | 'bubbles'
  | 'smoke'
  | 'confetti'

export const airWords: Readonly<Record<AirId, Row>> = {
  rain: 'rain falls,rain falling,raining,rain,raindrops,drizzle,downpour|regen,regnet,regentropfen|pluie,pleut|lluvia,llueve|chuva,chove|pioggia,piove|дождь|下雨,雨|雨|비',
  snow: 'snow falls,snow is falling,snow falling,falling snow,snowing,snowfall,snowflakes,blizzard|schneefall,schneit,schneeflocken|il neige,neige tombe,flocons|nieva,nevando,copos de nieve|neva,nevando,flocos de neve|nevica,fiocchi di neve|снегопад,снег идёт,снежинки|下雪,飘雪,雪花|雪が降る,雪が舞う|눈이 내리는,눈송이',
  leaves:
    'leaves fall,leaves falling,falling leaves,leaves are falling,leaves drift|blätter fallen,fallende blätter,laub fällt|feuilles tombent,feuilles qui tombent|caen las hojas,hojas cayendo|folhas caem,folhas caindo|cadono le foglie,foglie che cadono|падают листья,листопад|落叶,树叶飘落|落ち葉,葉が舞う|낙엽',
  petals:
    'petals fall,petals falling,falling petals,petals,cherry blossoms fall|blütenblätter|pétales|pétalos|pétalas|petali|лепестки|花瓣|花びら|꽃잎',
  dust: 'dust motes,dust particles,floating dust,dust,pollen|staub,staubteilchen|poussière|polvo|poeira|polvere|пыль|尘埃,灰尘|ほこり,塵|먼지',
  sparkles:
    'sparkles,sparkle,sparkling,glitter,glitters,glittering,magic dust,fairy dust,twinkles|funkeln,glitzer,glitzert|étincelles,paillettes,scintille|destellos,purpurina,brilla|brilhos,purpurina|scintille,brillantini|искры,блёстки,сверкает|闪烁,闪光|きらめき,キラキラ|반짝임,반짝이는',
  embers:
    'embers,sparks fly,sparks flying,sparks|glut,funken fliegen|braises|brasas|brasas|braci|угли|火星,余烬|火の粉|불씨',
  fireflies:
    'fireflies,firefly|glühwürmchen|lucioles|luciérnagas|vaga-lumes|lucciole|светлячки|萤火虫|蛍|반딧불',
  bubbles:
    'bubbles rise,bubbles,soap bubbles|seifenblasen,luftblasen,blasen|bulles|burbujas|bolhas|bolle|пузыри|气泡,泡泡|泡,シャボン玉|거품,비눗방울',
  smoke:
    'smoke rises,smoke,smoking,steam rises,steam,steaming|rauch,raucht,dampf,dampft|fumée,vapeur,fume|humo,vapor|fumaça,vapor|fumo,vapore|дым,пар|烟雾,冒烟,蒸汽,热气|煙,湯気|연기,김',
  confetti: 'confetti|konfetti|confettis|confeti|confete|coriandoli|конфетти|彩纸,五彩纸屑|紙吹雪|색종이',
}

/** Words about the clip itself, which show nothing. */
export const clipFillers: Row =
  'the camera,camera,video,clip,shot,footage,cinematic,animation,animated,moving,moves,motion,movement,scene,then,while|kamera,video,clip,aufnahme,bewegt,bewegung,während,dann|caméra,vidéo,clip,plan,mouvement|cámara,vídeo,video,clip,toma,movimiento|câmera,vídeo,clipe,movimento|telecamera,video,clip,movimento|камера,видео,клип,движение|镜头,视频,动画|カメラ,動画,映像|카메라,영상,동영상'
