/** Where what waits is looked at, as far as forms about authors and threads need it. */
export type OrderDesk = {
  slug: string;
  groupName: string;
  timeZone: string;
  stockNotes: string[];
  sendOrder: (form: FormData) => void;
};
