CREATE TABLE `companion_setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `quota_reservation` (
	`id` text PRIMARY KEY NOT NULL,
	`accountId` text NOT NULL,
	`day` text NOT NULL,
	`left` integer NOT NULL,
	`createdAt` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `quota_reservation_account` ON `quota_reservation` (`accountId`,`day`);--> statement-breakpoint
CREATE TABLE `recent_send` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`accountId` text NOT NULL,
	`at` integer NOT NULL,
	`restMs` integer NOT NULL,
	`isFirstContact` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recent_send_account` ON `recent_send` (`accountId`,`at`);--> statement-breakpoint
CREATE TABLE `usage_day` (
	`accountId` text NOT NULL,
	`day` text NOT NULL,
	`sent` integer NOT NULL,
	`dailyLimit` integer NOT NULL,
	PRIMARY KEY(`accountId`, `day`)
);
