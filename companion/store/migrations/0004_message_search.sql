PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_message` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`accountId` text NOT NULL,
	`messageId` text NOT NULL,
	`chatId` text NOT NULL,
	`fromMe` integer NOT NULL,
	`body` text NOT NULL,
	`type` text NOT NULL,
	`timestamp` text NOT NULL
);
--> statement-breakpoint
INSERT INTO `__new_message`("accountId", "messageId", "chatId", "fromMe", "body", "type", "timestamp") SELECT "accountId", "messageId", "chatId", "fromMe", "body", "type", "timestamp" FROM `message`;--> statement-breakpoint
DROP TABLE `message`;--> statement-breakpoint
ALTER TABLE `__new_message` RENAME TO `message`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `message_account_message` ON `message` (`accountId`,`messageId`);--> statement-breakpoint
CREATE INDEX `message_chat` ON `message` (`accountId`,`chatId`,`timestamp`);--> statement-breakpoint
INSERT INTO `chat` (`accountId`, `chatId`, `isGroup`, `lastMessageAt`)
	SELECT `accountId`, `chatId`, `chatId` LIKE '%@g.us', max(`timestamp`) FROM `message` WHERE true GROUP BY `accountId`, `chatId`
	ON CONFLICT (`accountId`, `chatId`) DO UPDATE SET `lastMessageAt` = max(coalesce(`lastMessageAt`, ''), excluded.`lastMessageAt`);--> statement-breakpoint
CREATE VIRTUAL TABLE `message_text` USING fts5(`body`, content='message', content_rowid='id', tokenize='unicode61 remove_diacritics 2');--> statement-breakpoint
INSERT INTO `message_text` (`message_text`) VALUES ('rebuild');--> statement-breakpoint
CREATE TRIGGER `message_text_insert` AFTER INSERT ON `message` BEGIN
	INSERT INTO `message_text` (`rowid`, `body`) VALUES (new.`id`, new.`body`);
END;--> statement-breakpoint
CREATE TRIGGER `message_text_delete` AFTER DELETE ON `message` BEGIN
	INSERT INTO `message_text` (`message_text`, `rowid`, `body`) VALUES ('delete', old.`id`, old.`body`);
END;--> statement-breakpoint
CREATE TRIGGER `message_text_update` AFTER UPDATE OF `body` ON `message` BEGIN
	INSERT INTO `message_text` (`message_text`, `rowid`, `body`) VALUES ('delete', old.`id`, old.`body`);
	INSERT INTO `message_text` (`rowid`, `body`) VALUES (new.`id`, new.`body`);
END;
