import { figuresOf, type Picture } from "#picture";
import { unlessRefused, type Decision } from "./decision.ts";
import type { OrderOf } from "./order.ts";

/** Puts on record that a figure was published. One that stands so already is not told again. */
export function decidePublish(picture: Picture, order: OrderOf<"publishFigure">): Decision {
  const { order: _, ...told } = order;
  const stands = figuresOf(picture).find(({ figure }) => figure === order.figure);
  const isSame =
    stands?.withdrawn === null && stands.value === told.value && stands.source === told.source;
  return unlessRefused(isSame ? [{ reason: "already so" }] : [], () => [
    { kind: "FigurePublished", ...told },
  ]);
}

/** Takes a published figure back, with the reason. */
export function decideWithdrawFigure(picture: Picture, order: OrderOf<"withdrawFigure">): Decision {
  const { order: _, ...told } = order;
  const stands = figuresOf(picture).some(
    ({ figure, withdrawn }) => figure === order.figure && withdrawn === null,
  );
  return unlessRefused(stands ? [] : [{ reason: "no such figure", figure: order.figure }], () => [
    { kind: "FigureWithdrawn", ...told },
  ]);
}
