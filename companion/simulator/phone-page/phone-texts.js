/** The words of the simulated phones' page, in the languages of the product. */

const en = {
  /** The document itself is English. */
  labels: {},
  nothingWaiting: "No QR code is being shown. Start an account first.",
  scanNumber: (index) => `Scan QR code ${index}`,
  typeCodeFor: (code) => `Enter the code ${code}`,
  confirmPasskey: "Pass the passkey step",
  nothingSent: "Nothing yet.",
  goOffline: "Go offline",
  goOnline: "Go online",
  state: (devices, isOnline) =>
    `${devices === 0 ? "No linked device" : `Linked devices: ${devices}`} · ${isOnline ? "online" : "offline"}`,
  done: "Done.",
  errors: {
    expired_ref: "This QR code is no longer valid; a newer one is shown.",
    unknown_ref: "No open page shows this QR code.",
    foreign_keys: "The keys in this QR code are not those of the page.",
    malformed_qr: "This is not the text of a linking QR code.",
    wrong_code: "Wrong or expired code, or a code for another number.",
    phone_offline: "This phone is offline.",
    refused: "This phone refuses to link.",
    other: "That did not work.",
  },
};

const id = {
  labels: {
    addPhone: "Tambah ponsel",
    confirmCode: "Konfirmasi",
    deliver: "Kirim",
    from: "Dari nomor",
    link: "Tautkan perangkat",
    linkHint: "Kode QR yang sedang ditampilkan. Tidak perlu kamera: pilih satu dan kode itu dianggap sudah dipindai.",
    newName: "Nama",
    newNumber: "Nomor",
    otherWays: "Tempel teks QR atau ketik kode penautan",
    pairingCode: "Kode penautan",
    phones: "Ponsel",
    qrText: "Teks QR",
    scan: "Pindai",
    sent: "Dikirim oleh akun ini",
    subtitle:
      "Simulasi untuk mencoba tanpa ponsel dan tanpa internet. Ini bukan WhatsApp, dan tidak ada data yang keluar dari komputer ini.",
    text: "Pesan",
    title: "Ponsel simulasi",
    unlink: "Putuskan semua perangkat",
    write: "Kirim pesan ke akun ini",
    writeHint: "Seolah-olah orang lain mengirim pesan ke nomor ini.",
  },
  nothingWaiting: "Tidak ada kode QR yang ditampilkan. Jalankan akun dahulu.",
  scanNumber: (index) => `Pindai kode QR ${index}`,
  typeCodeFor: (code) => `Masukkan kode ${code}`,
  confirmPasskey: "Lewati langkah passkey",
  nothingSent: "Belum ada.",
  goOffline: "Jadikan offline",
  goOnline: "Jadikan online",
  state: (devices, isOnline) =>
    `${devices === 0 ? "Tidak ada perangkat tertaut" : `Perangkat tertaut: ${devices}`} · ${isOnline ? "online" : "offline"}`,
  done: "Selesai.",
  errors: {
    expired_ref: "Kode QR ini sudah tidak berlaku; sudah ada yang lebih baru.",
    unknown_ref: "Tidak ada halaman terbuka yang menampilkan kode QR ini.",
    foreign_keys: "Kunci dalam kode QR ini bukan milik halaman tersebut.",
    malformed_qr: "Ini bukan teks kode QR penautan.",
    wrong_code: "Kode salah, kedaluwarsa, atau untuk nomor lain.",
    phone_offline: "Ponsel ini sedang offline.",
    refused: "Ponsel ini menolak penautan.",
    other: "Tidak berhasil.",
  },
};

const isIndonesian = navigator.language.toLowerCase().startsWith("id");
document.documentElement.lang = isIndonesian ? "id" : "en";
export const texts = isIndonesian ? id : en;
