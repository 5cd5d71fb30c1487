/** The dialogs an account can open; the screen decides how they appear, so no feature needs another. */
export type AccountDialog =
  | { readonly dialog: "add" | "import" | "diagnosis" | "machine" | "shortcuts" }
  | {
      readonly dialog: "chats" | "details" | "export" | "link" | "settings" | "why" | "logout" | "delete";
      readonly accountId: string;
    };

export type OpenDialog = (dialog: AccountDialog) => void;
