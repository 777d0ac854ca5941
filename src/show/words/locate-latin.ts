import type { LocateWords } from "../locate-words.ts";

export const en: LocateWords = {
  name: "English",
  title: "Send your position to the rescuers",
  asks: "The coastguard ({centre}) asks where you are.",
  sending:
    "What is sent: your position once, what you write, the battery level. Only to this rescue centre and the rescuers it works with, to nobody else. No name is asked.",
  aboard: "Are you on the boat?",
  yes: "Yes",
  no: "No",
  ashore: "Your own position would mislead the search. Write what you know.",
  send: "Send my position",
  none: "I can't / no GPS",
  tell: "Send words only",
  write: "What is happening? In any language.",
  people: "How many people?",
  water: "Is water coming in?",
  engine: "Does the engine work?",
  finding: "Looking for your position, up to 60 s. Keep this page open.",
  refused:
    "The phone refused. Allow this page the position and press again, or write where you are.",
  nofix:
    "No position found. Hold the phone under open sky and press again, or write where you are.",
  unsent: "NOT SENT YET. Keep this page open. Trying again: {s} s",
  received: "Received at {time}, number {n}.",
  again: "If you drift, press again.",
  fault: "Not accepted. Call 112.",
  call: "In danger? Call 112. By radio: VHF channel 16.",
  gone: "This link is not complete, or no longer works.",
  message:
    "The coastguard ({centre}) asks where you are. Open this link and press the button: {link}",
  machine: "",
};

export const fr: LocateWords = {
  name: "Français",
  title: "Envoyez votre position aux secours",
  asks: "Les garde-côtes ({centre}) demandent où vous êtes.",
  sending:
    "Sont envoyés : votre position une fois, ce que vous écrivez, le niveau de batterie. Seulement à ce centre de secours et aux sauveteurs qui travaillent avec lui, à personne d'autre. Aucun nom n'est demandé.",
  aboard: "Êtes-vous sur le bateau ?",
  yes: "Oui",
  no: "Non",
  ashore: "Votre propre position tromperait les recherches. Écrivez ce que vous savez.",
  send: "Envoyer ma position",
  none: "Je ne peux pas / pas de GPS",
  tell: "N'envoyer que le texte",
  write: "Que se passe-t-il ? Dans n'importe quelle langue.",
  people: "Combien de personnes ?",
  water: "L'eau entre-t-elle ?",
  engine: "Le moteur marche-t-il ?",
  finding: "Recherche de votre position, 60 s au plus. Gardez cette page ouverte.",
  refused:
    "Le téléphone a refusé. Autorisez la position pour cette page et appuyez de nouveau, ou écrivez où vous êtes.",
  nofix:
    "Aucune position trouvée. Tenez le téléphone à ciel ouvert et appuyez de nouveau, ou écrivez où vous êtes.",
  unsent: "PAS ENCORE ENVOYÉ. Gardez cette page ouverte. Nouvel essai : {s} s",
  received: "Reçu à {time}, numéro {n}.",
  again: "Si vous dérivez, appuyez de nouveau.",
  fault: "Non accepté. Appelez le 112.",
  call: "En danger ? Appelez le 112. Par radio : VHF canal 16.",
  gone: "Ce lien est incomplet, ou ne fonctionne plus.",
  message:
    "Les garde-côtes ({centre}) demandent où vous êtes. Ouvrez ce lien et appuyez sur le bouton : {link}",
  machine: "",
};

export const vi: LocateWords = {
  name: "Tiếng Việt",
  title: "Gửi vị trí của bạn cho đội cứu hộ",
  asks: "Lực lượng bảo vệ bờ biển ({centre}) hỏi bạn đang ở đâu.",
  sending:
    "Sẽ gửi: vị trí của bạn một lần, những gì bạn viết, mức pin. Chỉ gửi cho trung tâm cứu hộ này và đội cứu hộ làm việc cùng họ, không ai khác. Không hỏi tên.",
  aboard: "Bạn có đang ở trên thuyền không?",
  yes: "Có",
  no: "Không",
  ashore: "Vị trí của chính bạn sẽ làm lạc hướng tìm kiếm. Hãy viết những gì bạn biết.",
  send: "Gửi vị trí của tôi",
  none: "Tôi không thể / không có GPS",
  tell: "Chỉ gửi lời viết",
  write: "Chuyện gì đang xảy ra? Bằng bất kỳ ngôn ngữ nào.",
  people: "Có bao nhiêu người?",
  water: "Nước có tràn vào không?",
  engine: "Động cơ có chạy không?",
  finding: "Đang tìm vị trí của bạn, tối đa 60 giây. Hãy để trang này mở.",
  refused:
    "Điện thoại đã từ chối. Hãy cho phép trang này dùng vị trí rồi bấm lại, hoặc viết bạn đang ở đâu.",
  nofix:
    "Không tìm thấy vị trí. Giữ điện thoại dưới bầu trời thoáng rồi bấm lại, hoặc viết bạn đang ở đâu.",
  unsent: "CHƯA GỬI ĐƯỢC. Hãy để trang này mở. Thử lại: {s} giây",
  received: "Đã nhận lúc {time}, số {n}.",
  again: "Nếu bị trôi, hãy bấm lại.",
  fault: "Không được chấp nhận. Hãy gọi 112.",
  call: "Gặp nguy hiểm? Gọi 112. Qua radio: VHF kênh 16.",
  gone: "Liên kết này không đầy đủ, hoặc không còn hoạt động.",
  message:
    "Lực lượng bảo vệ bờ biển ({centre}) hỏi bạn đang ở đâu. Mở liên kết này và bấm nút: {link}",
  machine: "dịch bằng máy, cần kiểm tra",
};

export const sq: LocateWords = {
  name: "Shqip",
  title: "Dërgojuni shpëtuesve vendndodhjen tuaj",
  asks: "Roja bregdetare ({centre}) pyet ku jeni.",
  sending:
    "Dërgohen: vendndodhja juaj një herë, ajo që shkruani, niveli i baterisë. Vetëm te kjo qendër shpëtimi dhe te shpëtuesit që punojnë me të, te askush tjetër. Nuk kërkohet emër.",
  aboard: "A jeni në varkë?",
  yes: "Po",
  no: "Jo",
  ashore: "Vendndodhja juaj do ta çorientonte kërkimin. Shkruani çfarë dini.",
  send: "Dërgo vendndodhjen time",
  none: "Nuk mundem / s'ka GPS",
  tell: "Dërgo vetëm fjalët",
  write: "Çfarë po ndodh? Në çdo gjuhë.",
  people: "Sa njerëz?",
  water: "A po hyn ujë?",
  engine: "A punon motori?",
  finding: "Po kërkohet vendndodhja juaj, deri në 60 s. Mbajeni hapur këtë faqe.",
  refused:
    "Telefoni nuk e lejoi. Lejoni vendndodhjen për këtë faqe dhe shtypni përsëri, ose shkruani ku jeni.",
  nofix:
    "Nuk u gjet vendndodhje. Mbajeni telefonin nën qiell të hapur dhe shtypni përsëri, ose shkruani ku jeni.",
  unsent: "ENDE NUK ËSHTË DËRGUAR. Mbajeni hapur këtë faqe. Provë tjetër: {s} s",
  received: "U mor në {time}, numri {n}.",
  again: "Nëse ju merr rryma, shtypni përsëri.",
  fault: "Nuk u pranua. Telefononi 112.",
  call: "Në rrezik? Telefononi 112. Me radio: VHF kanali 16.",
  gone: "Kjo lidhje nuk është e plotë, ose nuk punon më.",
  message:
    "Roja bregdetare ({centre}) pyet ku jeni. Hapeni këtë lidhje dhe shtypni butonin: {link}",
  machine: "përkthim me makinë, duhet kontrolluar",
};
