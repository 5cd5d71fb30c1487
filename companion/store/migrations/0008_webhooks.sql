CREATE TABLE `webhook` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`accountId` text,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`events` text NOT NULL,
	`isEnabled` integer DEFAULT true NOT NULL,
	`createdAt` text NOT NULL,
	`lastDeliveredAt` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_id` ON `webhook` (`id`);--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`webhookId` text NOT NULL,
	`accountId` text NOT NULL,
	`event` text NOT NULL,
	`rev` integer NOT NULL,
	`data` text NOT NULL,
	`createdAt` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`nextAt` integer DEFAULT 0 NOT NULL,
	`deadAt` text,
	`status` integer,
	`failure` text
);
--> statement-breakpoint
CREATE INDEX `webhook_delivery_lane` ON `webhook_delivery` (`webhookId`,`deadAt`,`accountId`,`seq`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_account` ON `webhook_delivery` (`accountId`);