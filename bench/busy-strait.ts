import { seededRandom } from "#units";

/** A ship on its way, in degrees; knots. */
type Ship = {
  readonly mmsi: number;
  /** Ends of its way: the north-east lane, the south-west lane, or between Dover and Calais. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly knots: number;
  share: number;
};

const WAYS: readonly (readonly [readonly [number, number], readonly [number, number]])[] = [
  [
    [0.6, 50.45],
    [2.2, 51.5],
  ],
  [
    [2.0, 51.6],
    [0.4, 50.6],
  ],
  [
    [1.33, 51.12],
    [1.85, 50.98],
  ],
];
const BITS = 168;
const CHARS = BITS / 6;

/** A strait with so many ships, each of which tells where it is every ten seconds. */
export class BusyStrait {
  readonly #ships: Ship[];
  readonly #bits = new Uint8Array(BITS);
  #at = 0;

  constructor(ships: number) {
    const random = seededRandom(2021);
    this.#ships = Array.from({ length: ships }, (_, index) => {
      const [from, to] = WAYS[index % 5 === 0 ? 2 : index % 2]!;
      const aside = (random() - 0.5) * 0.04;
      const moved = ([lon, lat]: readonly [number, number]): readonly [number, number] => [
        lon + aside,
        lat + aside,
      ];
      const knots = 8 + random() * 12;
      return {
        mmsi: 227_000_000 + index,
        from: moved(from),
        to: moved(to),
        knots,
        share: random(),
      };
    });
  }

  /** Sentences of the next second. */
  second(messages: number): Buffer {
    let text = "";
    for (let count = 0; count < messages; count += 1) {
      const ship = this.#ships[this.#at]!;
      this.#at = (this.#at + 1) % this.#ships.length;
      text += this.#sentence(ship, (this.#ships.length / messages) * (ship.knots / 3600));
    }
    return Buffer.from(text, "latin1");
  }

  /** Where a ship was last told to be. */
  placeOf(index: number): { readonly lon: number; readonly lat: number } {
    const { from, to, share } = this.#ships[index]!;
    return { lon: from[0] + (to[0] - from[0]) * share, lat: from[1] + (to[1] - from[1]) * share };
  }

  #sentence(ship: Ship, miles: number): string {
    const { from, to, knots, mmsi } = ship;
    const east = (to[0] - from[0]) * Math.cos((51 * Math.PI) / 180);
    const north = to[1] - from[1];
    ship.share = (ship.share + miles / (Math.hypot(east, north) * 60)) % 1;
    const { lon, lat } = this.placeOf(mmsi - 227_000_000);
    const course = (((Math.atan2(east, north) * 180) / Math.PI + 360) % 360) * 10;
    let bit = 0;
    const put = (value: number, width: number): void => {
      for (let place = width - 1; place >= 0; place -= 1) {
        this.#bits[bit] = Math.floor(value / 2 ** place) & 1;
        bit += 1;
      }
    };
    const whole = (value: number, width: number): void =>
      put(value < 0 ? value + 2 ** width : value, width);
    put(1, 6);
    put(0, 2);
    put(mmsi, 30);
    put(0, 4);
    put(128, 8);
    put(Math.round(knots * 10), 10);
    put(1, 1);
    whole(Math.round(lon * 600_000), 28);
    whole(Math.round(lat * 600_000), 27);
    put(Math.round(course) % 3600, 12);
    put(511, 9);
    put(60, 6);
    put(0, 25);
    let body = "AIVDM,1,1,,A,";
    for (let char = 0; char < CHARS; char += 1) {
      let six = 0;
      for (let place = 0; place < 6; place += 1) six = six * 2 + this.#bits[char * 6 + place]!;
      body += String.fromCharCode(six < 40 ? six + 48 : six + 56);
    }
    body += ",0";
    let sum = 0;
    for (let at = 0; at < body.length; at += 1) sum ^= body.charCodeAt(at);
    return `!${body}*${sum.toString(16).toUpperCase().padStart(2, "0")}\r\n`;
  }
}
