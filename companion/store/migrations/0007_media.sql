CREATE TABLE `media` (
	`id` text PRIMARY KEY NOT NULL,
	`accountId` text NOT NULL,
	`messageId` text NOT NULL,
	`mimetype` text,
	`filename` text,
	`announcedBytes` integer,
	`state` text DEFAULT 'wanted' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`place` text,
	`spare` text,
	`bytes` integer,
	`sha256` text,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_message` ON `media` (`accountId`,`messageId`);--> statement-breakpoint
CREATE INDEX `media_wanted` ON `media` (`accountId`,`state`,`at`);--> statement-breakpoint
CREATE INDEX `media_at` ON `media` (`at`);--> statement-breakpoint
CREATE TABLE `media_content` (
	`accountId` text NOT NULL,
	`id` text NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`accountId`, `id`)
);
