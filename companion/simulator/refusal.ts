/** Why the simulated phone or WhatsApp said no; the control API answers with the status, tests read the code. */

const statuses = {
  unknown_phone: 404,
  unknown_page: 404,
  unknown_message: 404,
  malformed_qr: 422,
  unknown_ref: 409,
  expired_ref: 409,
  foreign_keys: 409,
  wrong_code: 409,
  phone_offline: 409,
  not_waiting: 409,
  refused: 403,
} as const;
type RefusalCode = keyof typeof statuses;

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
  }

  get status() {
    return statuses[this.code];
  }
}
