import { describe, expect, it } from "vitest";
import { fileNameOf, isPicture } from "./media-file";

const media = { mimetype: null, filename: null, bytes: null, isStored: false };

describe("a file from a chat", () => {
  it.each([
    ["image/png", true],
    ["image/jpeg", true],
    ["image/svg+xml", false],
    ["text/html", false],
    ["application/pdf", false],
    ["", false],
  ])("of type %j is shown as a picture: %s", (type, isShown) => {
    expect(isPicture(type)).toBe(isShown);
  });

  it.each([
    ["document", { filename: "Daftar Harga.pdf" }, "Daftar Harga.pdf"],
    ["document", { filename: "gambar\u202egpj.exe" }, "gambargpj.exe"],
    ["document", { filename: "../../.bashrc" }, ".....bashrc"],
    ["ptt", { mimetype: "audio/ogg; codecs=opus" }, "ptt.ogg"],
    ["video", { mimetype: "video/mp4" }, "video.mp4"],
    ["document", { mimetype: "application/vnd.ms-excel" }, "document"],
    ["audio", {}, "audio"],
  ])("that is a %s, %j, is saved as %j", (type, change, name) => {
    expect(fileNameOf(type, { ...media, ...change })).toBe(name);
  });
});
