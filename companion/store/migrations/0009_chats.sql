CREATE TABLE `history_sync` (
	`accountId` text PRIMARY KEY NOT NULL,
	`syncId` text NOT NULL,
	`perChat` integer NOT NULL,
	`messages` integer DEFAULT 0 NOT NULL,
	`startedAt` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `chat` ADD `syncId` text;--> statement-breakpoint
ALTER TABLE `message` ADD `ack` text;--> statement-breakpoint
ALTER TABLE `message` ADD `authorId` text;--> statement-breakpoint
ALTER TABLE `message` ADD `authorName` text;