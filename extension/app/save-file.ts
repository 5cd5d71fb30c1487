/** Hands a file to the browser as a download, without asking for the permission to manage downloads. */

export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/[\\/:*?"<>|]/g, "_");
  link.click();
  // The browser has taken the content by then; a minute is for slow disks.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
