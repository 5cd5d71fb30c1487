CREATE TABLE `chat` (
	`accountId` text NOT NULL,
	`chatId` text NOT NULL,
	`title` text,
	`isGroup` integer DEFAULT false NOT NULL,
	`unreadCount` integer DEFAULT 0 NOT NULL,
	`lastMessageAt` text,
	PRIMARY KEY(`accountId`, `chatId`)
);
--> statement-breakpoint
CREATE TABLE `device` (
	`id` text PRIMARY KEY NOT NULL,
	`label` text NOT NULL,
	`scope` text NOT NULL,
	`origin` text,
	`tokenHash` text NOT NULL,
	`createdAt` text NOT NULL,
	`lastSeenAt` text,
	`expiresAt` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `device_tokenHash` ON `device` (`tokenHash`);--> statement-breakpoint
CREATE TABLE `idempotency_key` (
	`deviceId` text NOT NULL,
	`key` text NOT NULL,
	`bodyHash` text NOT NULL,
	`status` integer,
	`answer` text,
	`createdAt` text NOT NULL,
	PRIMARY KEY(`deviceId`, `key`)
);
--> statement-breakpoint
CREATE TABLE `message` (
	`accountId` text NOT NULL,
	`messageId` text NOT NULL,
	`chatId` text NOT NULL,
	`fromMe` integer NOT NULL,
	`body` text NOT NULL,
	`type` text NOT NULL,
	`timestamp` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_account_message` ON `message` (`accountId`,`messageId`);--> statement-breakpoint
CREATE INDEX `message_chat` ON `message` (`accountId`,`chatId`,`timestamp`);--> statement-breakpoint
CREATE TABLE `status_log` (
	`rev` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`accountId` text NOT NULL,
	`epoch` integer NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `status_log_account` ON `status_log` (`accountId`,`rev`);--> statement-breakpoint
CREATE TABLE `whatsapp_account` (
	`id` text PRIMARY KEY NOT NULL,
	`clientName` text NOT NULL,
	`nameKey` text NOT NULL,
	`phoneNumber` text,
	`isLoggedIn` integer DEFAULT false NOT NULL,
	`connectionStatus` text DEFAULT 'disconnected' NOT NULL,
	`reason` text DEFAULT 'never_started',
	`since` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`desired` text DEFAULT 'stopped' NOT NULL,
	`attempt` integer DEFAULT 0 NOT NULL,
	`nextRetryAt` text,
	`epoch` integer DEFAULT 0 NOT NULL,
	`rev` integer DEFAULT 0 NOT NULL,
	`degraded` text DEFAULT '[]' NOT NULL,
	`linkMethod` text DEFAULT 'qr' NOT NULL,
	`linkPhoneNumber` text,
	`autoStart` integer DEFAULT false NOT NULL,
	`syncLimit` integer DEFAULT 50 NOT NULL,
	`storageMode` text DEFAULT 'filesystem' NOT NULL,
	`trustLevel` integer DEFAULT 1 NOT NULL,
	`dailyLimit` integer DEFAULT 50 NOT NULL,
	`messagesSentToday` integer DEFAULT 0 NOT NULL,
	`sentDay` text,
	`ownerNode` text,
	`ownerIncarnation` text,
	`deletingAt` text,
	`createdAt` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`updatedAt` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
	`lastActiveAt` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `whatsapp_account_clientName` ON `whatsapp_account` (`clientName`);--> statement-breakpoint
CREATE UNIQUE INDEX `whatsapp_account_nameKey` ON `whatsapp_account` (`nameKey`);