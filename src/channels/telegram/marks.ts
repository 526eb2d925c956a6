/** Which tapped messages are being marked: whoever changes one after that waits, so that the mark never comes last. */

export type Marks = {
  /** Says that a message is going to be marked; call what it returns when that is over, however it ended. */
  begin(chatId: number, messageId: number): () => void;
  /** Resolves when nothing is marking the message. */
  over(chatId: number, messageId: number): Promise<void>;
};

export function createMarks(): Marks {
  const underWay = new Map<string, Promise<void>>();
  return {
    begin(chatId, messageId) {
      const key = `${chatId}/${messageId}`;
      let end = (): void => undefined;
      const marking = new Promise<void>((resolve) => (end = resolve));
      underWay.set(key, marking);
      return () => {
        if (underWay.get(key) === marking) underWay.delete(key);
        end();
      };
    },
    over: (chatId, messageId) => underWay.get(`${chatId}/${messageId}`) ?? Promise.resolve(),
  };
}
