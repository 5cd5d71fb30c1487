CREATE TABLE `command_failure` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`accountId` text NOT NULL,
	`afterRev` integer NOT NULL,
	`command` text NOT NULL,
	`code` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `command_failure_account` ON `command_failure` (`accountId`,`id`);