package ua.meterline.backoffice;

import java.util.Locale;

/**
 * Why something is refused. The command line prints the English line; pages look up the text of the code in the
 * language of their reader, in {@code web/texts/refused_LANGUAGE.properties}, and fill in the same values.
 */
public enum Refusal {
    NO_SUCH_MESSAGE("message %d: there is no such message"),
    NOT_HELD("message %d: was not held, but %s"),
    NOT_HELD_BUT_ACCEPTED(
            "message %d: was not held, but accepted; 'meterline readings withdraw' takes its reading back"),
    UNDECIDED("message %d: is not decided yet; there is nothing to supersede"),
    DECIDED_ALREADY("message %d: was decided already (%s by %s at %s)"),
    DECIDED_BEFORE("message %d: was decided already (%s by %s at %s); --supersede replaces a decision"),
    DECIDED_ANEW("message %d: was decided anew meanwhile (%s by %s at %s); --supersede replaces a decision"),
    DECIDED_THE_SAME("message %d: %s by %s at %s decided the same; nothing changes"),
    ACCOUNT_MISSING("message %d: does not tell the account; add --account"),
    VALUE_MISSING("message %d: does not tell the value; add --value"),
    ACCOUNT_OF_CORRECTION("message %d: account %s is not in the registry; check its digits"),
    NO_SUCH_METER("message %d: account %s has no meter %d in %s; its meter then is %d"),
    DOUBTFUL("message %d: %s; check it, or give --force if it is right"),
    LATER_COUNTS("message %d: a later one, message %d, counts for %s with %d; "
            + "reject this one, or give --override-later if %d is right"),
    CLAIMED("message %d: %s is working on it, until %s"),
    TIME_OUT_OF_RANGE("message %d: give a time from now to %d days ahead"),
    PERIOD_IN_THE_FUTURE("period %s is in the future: give one from %s to %s, which is open now"),
    PERIOD_TOO_OLD("period %s is too long ago: give one from %s to %s, which is open now"),
    ACCOUNT_OF_ENTRY("account %s: is not in the registry; check its digits, nothing was stored"),
    ENTRY_REJECTED("account %s: %s; check its digits, nothing was stored"),
    UNREGISTERED_ACCOUNT("account %s: is not in the registry; check its digits"),
    UNKNOWN_ACCOUNT("account %s: is not in the registry, and has no reading"),
    NO_RECORDS("account %s: no records"),
    NO_RECORDS_IN_PERIOD("account %s: no records in %s"),
    REGISTRY_EMPTY("the account registry is empty; 'accounts import' fills it"),
    NO_PHONE_ENTRY("message %d: is no entry by phone"),
    ENTRY_OF_ANOTHER("message %d: %s entered it at %s; only the office can take it back"),
    ENTRY_TAKEN_BACK("message %d: no reading rests on it: it was taken back"),
    ENTRY_KNOWN_BEFORE(
            "message %d: no reading rests on it: the same value was known before; the office can withdraw it"),
    NO_CALL_NEEDED("message %d: no call is needed: a later message came, or the period is over"),
    CALLED_BY_ANOTHER("message %d: %s works on it until %s"),
    NO_SUCH_READING("account %s has no reading %s for %s; 'meterline accounts show %1$s' lists those it has"),
    READING_WITHDRAWN("account %s has no reading %s for %s: %s rejected or withdrew it at %s"),
    READING_ON_SEVERAL_METERS("account %s has this reading on several meters; give --meter, one of %s"),
    NO_REPLACEMENT("account %s: no replaced meter is recorded"),
    REPLACEMENT_RECORDED("account %s: a replacement on %s is recorded already; --supersede corrects it"),
    REPLACEMENT_IN_THE_FUTURE("account %s: %s is in the future"),
    NEW_METER_READ("account %s: the new meter has a reading, %s; correct the replacement by --supersede"),
    OLD_METER_SHOWED_MORE("account %s: the old meter showed %d in %s already, more than %d at its end"),
    FITS_BOTH_METERS("%s fits both meters; give --later-readings old, or new"),
    FITS_NEITHER_METER("%s fits neither meter; check the replacement, or take the reading back by "
            + "'meterline readings withdraw %s %d --period %s'"),
    UNDECIDED_MESSAGES("messages %s wait for a decision, which needs their text: decide them with 'meterline review', "
            + "or give --force; nothing was erased"),
    REPLAY_RUNNING("a replay of %s is running; wait for its end, or cancel it"),
    SETTINGS_UNUSABLE("%s"),
    NOT_CONFIRMED("nothing is stored");

    private final String english;

    Refusal(String english) {
        this.english = english;
    }

    /** In kebab case, such as {@code no-such-message}. */
    public String code() {
        return codeOf(this);
    }

    /** That of another kind of refusal, which has its own constants. */
    public static String codeOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One line for the command line. */
    String inEnglish(Object... values) {
        return english.formatted(values);
    }
}
