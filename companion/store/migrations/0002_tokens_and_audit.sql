CREATE TABLE `audit_entry` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`operation` text NOT NULL,
	`deviceId` text,
	`target` text,
	`status` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `device` ADD `previousTokenHash` text;--> statement-breakpoint
ALTER TABLE `device` ADD `previousUntil` text;--> statement-breakpoint
CREATE UNIQUE INDEX `device_previousTokenHash` ON `device` (`previousTokenHash`);