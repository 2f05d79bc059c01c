import type { Row } from '../../understand/vocabulary/languages.ts'

/** What something in the picture may do. */
export type Doing =
  | 'walk'
  | 'run'
  | 'jump'
  | 'fly'
  | 'swim'
  | 'drive'
  | 'sail'
  | 'rise'
  | 'fall'
  | 'spin'
  | 'dance'
  | 'bounce'
  | 'swing'
  | 'grow'
  | 'launch'
  | 'hover'
  | 'sleep'
  | 'shake'

export const doingWords: Readonly<Record<Doing, Row>> = {
  walk: 'walks,walk,walking,strolls,strolling,wanders,wandering,marches,marching,strides,striding,trots,trotting,crawls,crawling,hikes,hiking|geht,gehen,gehend,läuft,laufen,spaziert,wandert,schlendert|marche,marchent,marchant,se promène,promène|camina,caminan,caminando,anda,pasea|anda,caminha,andando,caminhando,passeia|cammina,camminano,camminando,passeggia|идёт,идет,идут,гуляет,шагает|走,走路,行走,散步,漫步|歩く,歩いて,歩いている,散歩|걷는,걸어가는,걷고',
  run: 'runs,run,running,races,racing,sprints,sprinting,gallops,galloping,chases,chasing,jogs,jogging,rushes,dashing|rennt,rennen,rennend,galoppiert,jagt,rast|court,courent,courant,galope|corre,corren,corriendo,galopa|corre,correm,correndo,galopa|corre,corrono,correndo,galoppa|бежит,бегут,бегущий,скачет|跑,奔跑,跑步,奔驰|走る,走って,走っている,駆ける|달리는,뛰는,달려가는',
  jump: 'jumps,jump,jumping,leaps,leaping,hops,hopping|springt,springen,springend,hüpft|saute,sautent,sautant,bondit|salta,saltan,saltando,brinca|salta,pula,saltando,pulando|salta,saltano,saltando|прыгает,прыгают|跳,跳跃,跳起|跳ぶ,ジャンプ,跳ねる|점프,뛰어오르는',
  fly: 'flies,fly,flying,soars,soar,soaring,glides,glide,gliding,flutters,flutter,fluttering,cruises|fliegt,fliegen,fliegend,gleitet,flattert,schwebt vorbei|vole,volent,volant,plane|vuela,vuelan,volando,planea|voa,voam,voando,plana|vola,volano,volando,plana|летит,летят,летящий,парит|飞,飞翔,飞行,飞过|飛ぶ,飛んで,飛んでいる|나는,날아가는,날고',
  swim: 'swims,swim,swimming,dives,diving|schwimmt,schwimmen,schwimmend,taucht|nage,nagent,nageant,plonge|nada,nadan,nadando,bucea|nada,nadam,nadando,mergulha|nuota,nuotano,nuotando|плывёт,плывет,плывут,плавает|游,游泳,游动|泳ぐ,泳いで,泳いでいる|헤엄치는,수영하는',
  drive:
    'drives,drive,driving,speeds,speeding,rolls along,rides past,passes by,rushes past,rides by|fährt,fahren,fahrend,rollt,braust|roule,roulent,roulant,circule|conduce,circula,rueda,pasa|dirige,passa,roda|guida,passa,viaggia|едет,едут,мчится|行驶,驶过,开过|走行,走り抜ける|달리는 자동차,주행하는,지나가는',
  sail: 'sails,sailing,drifts,drift,drifting,floats by|segelt,segeln,segelnd,treibt|navigue,vogue,dérive|navega,navegan,navegando|navega,veleja,navegando|naviga,veleggia|плывут по,дрейфует|航行,漂流|航海,漂う|항해하는,떠다니는',
  rise: 'rises,rise,rising,ascends,ascending,goes up,floats up,climbs into the sky|steigt,steigt auf,aufsteigend,erhebt sich|monte,s’élève,montant|sube,asciende,se eleva|sobe,ascende|sale,si alza,ascende|поднимается,взмывает|升起,上升|昇る,上昇|떠오르는,올라가는',
  fall: 'falls down,falls,falling,drops,dropping,descends,descending,tumbles|fällt,fallen,fallend,sinkt,stürzt|tombe,tombent,tombant,descend|cae,caen,cayendo,desciende|cai,caem,caindo,desce|cade,cadono,cadendo,scende|падает,падают|落下,掉落,飘落|落ちる,落下,舞い落ちる|떨어지는,내려오는',
  spin: 'spins around,spins,spin,spinning,rotates,rotating,turns around,twirls,twirling,whirls,revolves|dreht sich,drehend,rotiert,kreiselt|tourne,tournoie,tournant|gira,giran,girando,rota|gira,giram,girando,roda|gira,ruota,girando|вращается,крутится,кружится|旋转,转动|回る,回転|회전하는,도는',
  dance:
    'dances,dance,dancing,sways to music,boogies,parties|tanzt,tanzen,tanzend|danse,dansent,dansant|baila,bailan,bailando,danza|dança,dançam,dançando|balla,ballano,ballando,danza|танцует,танцуют|跳舞,舞蹈|踊る,踊って,踊っている|춤추는,춤을',
  bounce:
    'bounces,bounce,bouncing|prallt,hüpfend,dopst|rebondit,rebondissant|rebota,rebotando|quica,quicando|rimbalza,rimbalzando|отскакивает|弹跳,反弹|弾む,バウンド|튀는',
  swing:
    'swings,swinging,sways,sway,swaying,waves in the wind,blows in the wind,rocks gently,rocking|schwingt,schaukelt,wiegt sich,weht|se balance,balance,oscille|se mece,se balancea,ondea|balança,balançando|dondola,oscilla,ondeggia|качается,колышется|摇摆,摇曳,飘扬|揺れる,揺れて|흔들리는',
  grow: 'grows,grow,growing,blooms,blooming,sprouts,sprouting,appears,unfolds|wächst,wachsen,erblüht,erscheint|grandit,pousse,éclot,apparaît|crece,crecen,florece,aparece|cresce,floresce,aparece|cresce,sboccia,appare|растёт,растет,распускается|生长,长大,绽放,盛开|育つ,成長,咲く|자라는,피어나는',
  launch:
    'lifts off,lift off,lift-off,liftoff,takes off,take off,taking off,launches,launching,blasts off|hebt ab,startet|décolle,s’envole|despega,despegando|decola,decolando|decolla,parte|взлетает,стартует|发射,起飞,升空|発射,離陸,打ち上げ|발사,이륙하는',
  hover:
    'hovers,hovering,floats,float,floating,levitates,levitating|schwebt,schweben,schwebend|flotte,flottent,lévite|flota,flotan,flotando,levita|flutua,flutuam,flutuando|fluttua,galleggia,levita|парит в воздухе,висит в воздухе,левитирует|漂浮,悬浮,飘|浮かぶ,浮く,漂う|떠 있는,떠다니는',
  sleep:
    'sleeps,sleeping,breathes,breathing,rests,resting,dozes|schläft,schlafend,atmet,ruht|dort,endormi,respire|duerme,dormido,respira|dorme,dormindo,respira|dorme,addormentato,respira|спит,спящий,дышит|睡觉,睡着,呼吸|眠る,寝て,呼吸|자는,잠자는,숨쉬는',
  shake:
    'shakes,shaking,trembles,trembling,vibrates,shivers,shivering,wobbles,wobbling,nods,waves hello|zittert,wackelt,bebt|tremble,vibre|tiembla,vibra|treme,vibra|trema,vibra|дрожит,трясётся|颤抖,摇晃,抖动|震える,揺らす|떠는,흔드는',
}

/** Where to. */
export type Way = 'left' | 'right' | 'towards' | 'away' | 'up' | 'down'

export const wayWords: Readonly<Record<Way, Row>> = {
  right:
    'from left to right,left to right,to the right,rightwards,rightward|nach rechts,von links nach rechts|vers la droite,de gauche à droite|a la derecha,hacia la derecha|para a direita|verso destra,a destra|вправо,направо,слева направо|向右,从左到右|右へ,右に|오른쪽으로',
  left: 'from right to left,right to left,to the left,leftwards,leftward|nach links,von rechts nach links|vers la gauche,de droite à gauche|a la izquierda,hacia la izquierda|para a esquerda|verso sinistra,a sinistra|влево,налево,справа налево|向左,从右到左|左へ,左に|왼쪽으로',
  towards:
    'towards the camera,toward the camera,towards us,toward us,towards the viewer,toward the viewer,towards me,closer to us|auf uns zu,zur kamera,auf die kamera zu|vers nous,vers la caméra|hacia nosotros,hacia la cámara|em direção à câmera,para a câmera|verso di noi,verso la camera|на нас,к камере|向我们,朝镜头|こちらへ,カメラに向かって|카메라를 향해,우리 쪽으로',
  away: 'away from the camera,away from us,into the distance,towards the horizon|von uns weg,in die ferne|au loin,s’éloigne|a lo lejos,se aleja|para longe,se afasta|in lontananza,si allontana|вдаль,прочь|远去,向远方|遠くへ,向こうへ|멀리,멀어지는',
  up: 'upwards,upward,into the sky,to the sky|nach oben,in den himmel|vers le haut,vers le ciel|hacia arriba,al cielo|para cima,ao céu|verso l’alto,verso il cielo|вверх,в небо|向上,向天空|上へ,空へ|위로,하늘로',
  down: 'downwards,downward,to the ground|nach unten,zu boden|vers le bas,au sol|hacia abajo,al suelo|para baixo,ao chão|verso il basso,a terra|вниз,на землю|向下,落地|下へ,地面へ|아래로,땅으로',
}

/** The same in one word, which elsewhere may mean a place or nothing: right after a deed it is where to. */
export const shortWayWords: Readonly<Record<Exclude<Way, 'towards'>, Row>> = {
  right: 'right|rechts',
  left: 'left|links',
  away: 'away,off|davon,weg',
  up: 'up|hoch,aufwärts',
  down: 'down|hinunter,abwärts',
}
