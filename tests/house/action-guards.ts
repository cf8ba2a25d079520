import type { Ability } from "@/domain/policy";

/**
 * Who may do what a form asks for: an ability of the policy; or whoever bears the secret in the form, be it a password
 * or a link's token; or anybody, where nothing is given and nothing told.
 */
export type Guard = Ability | "bearer" | "anybody";

const judging: Guard[] = [
  "post.moderate",
  "annotation.judge",
  "reading.judge",
  "reading.judge-picture",
  "member.judge-name",
];

/** Every server action: the operation behind it, and what guards that: several, where it judges things of several kinds. */
export const guards: Record<string, Record<string, [operation: string | null, guard: Guard | Guard[]]>> = {
  "_request/sign-out.ts": { signOutAction: [null, "anybody"] },
  "(auth)/actions.ts": {
    signInAction: ["accounts/sign-in", "bearer"],
    signUpAction: ["accounts/request-sign-up", "anybody"],
    forgotPasswordAction: ["accounts/request-reset", "anybody"],
    signInByLinkAction: ["accounts/sign-in-by-link", "bearer"],
    finishSignUpAction: ["accounts/finish-sign-up", "bearer"],
    resetPasswordAction: ["accounts/reset-password", "bearer"],
    enterByPrintedLinkAction: ["accounts/enter-by-printed-link", "bearer"],
    choosePasswordAction: ["accounts/enter-by-printed-link", "bearer"],
    setUpAction: ["accounts/set-up-site", "bearer"],
  },
  "account/actions.ts": {
    editAccountAction: ["accounts/edit-account", "account.manage"],
    changePasswordAction: ["accounts/change-password", "account.manage"],
    endSessionAction: ["accounts/end-session", "account.manage"],
    endOtherSessionsAction: ["accounts/end-session", "account.manage"],
    addTokenAction: ["accounts/add-token", "account.manage"],
    revokeTokenAction: ["accounts/revoke-token", "account.manage"],
  },
  "site/actions.ts": {
    suspendAction: ["site/suspend-user", "site.administer"],
    reinstateAction: ["site/suspend-user", "site.administer"],
    nameOrganizerAction: ["site/name-organizer", "group.name-organizer"],
    inspectAction: ["site/inspect-group", "group.inspect"],
  },
  "notices/actions.ts": { markNoticesReadAction: ["notices/mark-notices-read", "notice.mark-read"] },
  "groups/new/actions.ts": { createGroupAction: ["groups/create-group", "group.create"] },
  "groups/[group]/actions.ts": {
    joinAction: ["members/join-group", "group.join"],
    withdrawAction: ["members/withdraw-request", "group.withdraw-request"],
    leaveAction: ["members/leave-group", "group.leave"],
    archiveReadingAction: ["readings/edit-reading", "reading.edit"],
    divideReadingAction: ["readings/edit-reading", "reading.edit"],
  },
  "groups/[group]/members/actions.ts": {
    changeRoleAction: ["members/change-role", "member.change-role"],
    removeMemberAction: ["members/remove-member", "member.remove"],
    takeBackAction: ["members/take-back", "group.add-member"],
    approveAction: ["members/approve-request", "group.approve-request"],
    declineAction: ["members/decline-request", "group.approve-request"],
    sanctionAction: ["moderation/sanction-member", "member.sanction"],
    pardonAction: ["moderation/pardon-member", "member.sanction"],
  },
  "groups/[group]/flag/actions.ts": {
    flagNameAction: ["moderation/flag-name", "member.flag-name"],
    flagPictureAction: ["moderation/flag-picture", "reading.flag"],
    flagTextAction: ["moderation/flag-text", "reading.flag"],
  },
  "groups/[group]/highlights/[annotation]/actions.ts": {
    appealHighlightAction: ["moderation/appeal-highlight", "annotation.appeal"],
  },
  "groups/[group]/review/actions.ts": {
    decideAction: ["moderation/decide-item", [...judging, "group.approve-request"]],
    restoreAction: ["moderation/undo-decision", judging],
    keepOrderAction: ["moderation/keep-order", ["member.sanction", "annotation.moderate"]],
  },
  "groups/[group]/readings/[reading]/lost/actions.ts": {
    reattachAction: ["annotations/reattach-annotation", "annotation.reattach"],
    takeBackAction: ["annotations/reattach-annotation", "annotation.reattach"],
    restAction: ["annotations/rest-annotation", "annotation.reattach"],
    takeUpAction: ["annotations/rest-annotation", "annotation.reattach"],
  },
  "groups/[group]/mutes/actions.ts": {
    unmuteMemberAction: ["mutes/unmute-member", "member.mute"],
    unmuteThreadAction: ["mutes/unmute-thread", "annotation.mute"],
  },
  "groups/[group]/subgroups/actions.ts": {
    addSubgroupAction: ["subgroups/add-subgroup", "group.divide"],
    renameSubgroupAction: ["subgroups/rename-subgroup", "group.divide"],
    moveEverybodyAction: ["subgroups/move-everybody", "group.divide"],
    removeSubgroupAction: ["subgroups/remove-subgroup", "group.divide"],
    restoreSubgroupAction: ["subgroups/restore-subgroup", "group.divide"],
    divideEvenlyAction: ["subgroups/divide-evenly", "group.divide"],
    placeMembersAction: ["subgroups/place-members", "group.divide"],
  },
  "groups/[group]/invitations/actions.ts": {
    addLinkAction: ["invitations/add-invitation", "group.invite"],
    invitePersonAction: ["members/add-or-invite", "group.add-member"],
    revokeInvitationAction: ["invitations/revoke-invitation", "group.invite"],
  },
  "groups/[group]/name/actions.ts": {
    bearPseudonymAction: ["members/bear-pseudonym", "member.bear-pseudonym"],
    giveUpPseudonymAction: ["members/give-up-pseudonym", "member.give-up-pseudonym"],
  },
  "groups/[group]/settings/actions.ts": {
    editGroupAction: ["groups/edit-group", "group.edit"],
    editModerationAction: ["groups/edit-group", "group.edit"],
    editRulesAction: ["groups/edit-group", "group.edit"],
    archiveGroupAction: ["groups/edit-group", "group.archive"],
  },
  "groups/[group]/roster/actions.ts": { rosterAction: ["roster/add-roster", "group.add-roster"] },
  "groups/[group]/printed-links/actions.ts": {
    printLinksAction: ["roster/print-links", "member.print-link"],
  },
  "groups/[group]/calendar/actions.ts": {
    followCalendarAction: ["calendars/follow-calendar", "calendar.follow"],
    unfollowCalendarAction: ["calendars/follow-calendar", "calendar.follow"],
  },
  "groups/[group]/assignments/actions.ts": {
    assignAction: ["assignments/assign-reading", "reading.assign"],
    editAssignmentAction: ["assignments/edit-assignment", "assignment.edit"],
    markDoneAction: ["assignments/mark-done", "assignment.mark-done"],
    revealAction: ["assignments/edit-assignment", "assignment.edit"],
    withdrawAction: ["assignments/withdraw-assignment", "assignment.withdraw"],
    restoreAction: ["assignments/restore-assignment", "assignment.withdraw"],
  },
  "groups/[group]/assignments/plan/actions.ts": {
    publishPlanAction: ["assignments/publish-plan", "reading.assign"],
  },
  "groups/[group]/next-term/actions.ts": {
    beginNextTermAction: ["groups/begin-next-term", "group.begin-next-term"],
  },
  "groups/[group]/readings/[reading]/about/actions.ts": {
    editTextAction: ["texts/edit-text", "reading.edit"],
  },
  "groups/[group]/import/actions.ts": { deleteImportAction: ["imports/delete-import", "import.delete"] },
  "groups/[group]/imports/[import]/actions.ts": {
    saveImportAction: ["imports/edit-import", "import.edit"],
    lookAtImportAction: ["imports/find-import-standing", "import.read"],
    retryImportAction: ["imports/retry-import", "import.edit"],
    publishImportAction: ["imports/publish-import", "import.publish"],
    handInImportAction: ["imports/hand-in-import", "import.hand-in"],
    takeBackImportAction: ["imports/take-back-import", "import.take-back"],
    compareImportAction: ["imports/find-import", "import.read"],
    publishCorrectionAction: ["texts/publish-correction", "text.correct"],
    publishTranslatedAction: ["translations/publish-imported-correction", "text.translate"],
  },
  "groups/[group]/imports/[import]/rows/actions.ts": {
    alignImportAction: ["translations/align-import", "text.translate"],
    alignAgainAction: ["translations/align-import", "text.translate"],
    moveRowsAction: ["translations/move-rows", "text.translate"],
    compareTranslatedAction: ["imports/find-import", "import.read"],
    publishTranslatingAction: ["translations/publish-imported-translation", "text.translate"],
  },
  "groups/[group]/texts/[text]/actions.ts": {
    correctByHandAction: ["texts/begin-correction", "text.correct"],
    deleteTranslationAction: ["translations/delete-translation", "text.translate"],
  },
  "groups/[group]/texts/[text]/translations/[translation]/actions.ts": {
    correctTranslationByHandAction: ["translations/begin-translated-correction", "text.translate"],
    editTranslationAction: ["translations/edit-translation", "text.translate"],
  },
  "invitations/[token]/actions.ts": {
    acceptInvitationAction: ["invitations/accept-invitation", "group.join-by-invitation"],
  },
};
