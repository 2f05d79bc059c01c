import type { Row } from '../../understand/vocabulary/languages.ts'
import type { MoveId } from '../camera/moves.ts'

/** How the camera may be told to move; longer phrases are looked for first. */
export const cameraWords: Readonly<Record<MoveId, Row>> = {
  still:
    'static camera,static shot,still camera,camera is still,camera stays still,fixed camera,locked off,locked-off,locked camera,tripod,no camera movement,camera does not move|feste kamera,statische kamera,kamera steht still,stativ|caméra fixe,plan fixe|cámara fija,plano fijo|câmera fixa,câmera parada|camera fissa,inquadratura fissa|неподвижная камера,статичная камера|固定镜头,静止镜头|固定カメラ,カメラ固定|고정 카메라,고정 샷',
  'pan-left':
    'camera pans left,camera pans to the left,pan left,pans left,panning left,pan to the left,pans to the left,camera moves left,camera moves to the left,truck left,slides left|schwenk nach links,kamera schwenkt nach links,kamera fährt nach links|panoramique vers la gauche,caméra vers la gauche|paneo a la izquierda,cámara a la izquierda|panorâmica para a esquerda|panoramica a sinistra|камера движется влево,панорама влево|镜头左移,向左平移,镜头向左|左にパン,左へパン|왼쪽으로 팬',
  'pan-right':
    'camera pans right,camera pans to the right,pan right,pans right,panning right,pan to the right,pans to the right,camera moves right,camera moves to the right,truck right,slides right,camera pans across,camera pans,pan across,pans across,panning shot,camera pan,tracking shot,camera tracks|schwenk nach rechts,kamera schwenkt nach rechts,kameraschwenk,kamera schwenkt,kamerafahrt|panoramique,travelling,caméra vers la droite|paneo a la derecha,paneo|panorâmica,panorâmica para a direita|panoramica a destra,carrellata|камера движется вправо,панорама вправо|镜头右移,向右平移,镜头平移,镜头向右|右にパン,右へパン,パン|오른쪽으로 팬,패닝',
  'tilt-up':
    'camera tilts up,tilt up,tilts up,tilting up,camera looks up,pan up,pans up,camera pans up|kamera schwenkt nach oben,schwenk nach oben|panoramique vers le haut|paneo hacia arriba|panorâmica para cima|panoramica verso l’alto|камера поднимается,наклон вверх|镜头上移,镜头向上|上にチルト,ティルトアップ|틸트 업',
  'tilt-down':
    'camera tilts down,tilt down,tilts down,tilting down,camera looks down,pan down,pans down,camera pans down|kamera schwenkt nach unten,schwenk nach unten|panoramique vers le bas|paneo hacia abajo|panorâmica para baixo|panoramica verso il basso|камера опускается,наклон вниз|镜头下移,镜头向下|下にチルト,ティルトダウン|틸트 다운',
  'zoom-in':
    'camera zooms in,zoom in,zooms in,zooming in,zoom into,zooms into,camera zooms|heranzoomen,zoomt heran,zoomt hinein,zoom hinein|zoom avant|acercamiento,zoom hacia|zoom in,aproxima|zoom in,ingrandisce|приближение,зум|放大,拉近,镜头拉近,变焦|ズームイン,ズーム|줌 인,줌인',
  'zoom-out':
    'camera zooms out,zoom out,zooms out,zooming out|herauszoomen,zoomt heraus|zoom arrière|alejamiento|zoom out,afasta|zoom indietro|отдаление|缩小,镜头拉远,拉远|ズームアウト|줌 아웃,줌아웃',
  'dolly-in':
    'dolly in,dollies in,dolly shot,push in,pushes in,push-in,camera moves forward,camera moves in,camera moves closer,camera approaches,camera flies in|kamera fährt vor,kamera fährt heran,kamerafahrt nach vorn|travelling avant|travelling hacia delante|travelling para frente|carrellata in avanti|камера приближается,наезд камеры|推镜头,镜头推进,推进|ドリーイン,カメラが近づく|달리 인',
  'dolly-out':
    'dolly out,dollies out,pull back,pulls back,pull out,pulls out,pull-back,camera moves back,camera moves backward,camera moves away,camera backs away|kamera fährt zurück,kamerafahrt zurück|travelling arrière|travelling hacia atrás|travelling para trás|carrellata indietro|камера отъезжает,отъезд камеры|拉镜头,镜头后退|ドリーアウト,カメラが引く|달리 아웃',
  orbit:
    'camera orbits around,camera orbits,orbits around,orbiting,orbit shot,orbital shot,arc shot,camera circles around,camera circles,camera rotates around,circles around,360 shot|kamera umkreist,kamera kreist um,umkreist|caméra tourne autour,tourne autour|cámara gira alrededor,cámara orbita|câmera gira em torno,câmera orbita|camera ruota intorno,camera orbita|камера облетает,камера вращается вокруг|环绕镜头,镜头环绕,环绕|カメラが回り込む,周回|주위를 도는 카메라,오빗',
  crane:
    'crane shot,crane up,camera rises,camera lifts,jib shot,pedestal up|kamera steigt,kranfahrt|plan à la grue,caméra s’élève|plano de grúa,cámara sube|câmera sobe,grua|gru,camera sale|камера взлетает|升镜头,镜头上升|クレーンショット,カメラが上昇|크레인 샷',
  flight:
    'fly over,flies over the landscape,flyover,fly-over,drone shot,drone footage,drone flight,drone,flying over,flying through,camera flies over,camera flies through,camera flies|drohnenflug,drohnenaufnahme,kamera fliegt,überflug|survol,vue de drone,plan de drone|sobrevuelo,toma de dron,dron|sobrevoo,drone|sorvolo,ripresa con drone|пролёт,пролет,дрон|航拍,无人机|空撮,ドローン|드론,항공 촬영',
  handheld:
    'handheld camera,hand-held camera,handheld shot,handheld,shaky camera,shaky cam,found footage|handkamera,wackelkamera|caméra à l’épaule,caméra portée|cámara en mano|câmera na mão|camera a mano,macchina a mano|ручная камера|手持镜头,手持拍摄|手持ちカメラ|핸드헬드',
  'push-in': '|||||||||',
}
