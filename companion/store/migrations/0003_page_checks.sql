CREATE TABLE `self_check` (
	`accountId` text PRIMARY KEY NOT NULL,
	`build` text,
	`browser` text NOT NULL,
	`library` text NOT NULL,
	`isUsable` integer NOT NULL,
	`degraded` text NOT NULL,
	`findings` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `whatsapp_build` (
	`build` text PRIMARY KEY NOT NULL,
	`firstSeenAt` text NOT NULL,
	`lastOkAt` text,
	`firstBadAt` text
);
