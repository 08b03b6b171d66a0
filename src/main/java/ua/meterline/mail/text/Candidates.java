package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ua.meterline.mail.mime.Deadline;
import ua.meterline.mail.text.Candidate.Strength;

/**
 * Finds the numbers of a text that may be accounts or readings, by the words before them, the units after them and
 * their place ({@link TokenContext}). For one text and one thread.
 */
final class Candidates {
    /** The number of words over which a meaning reaches. */
    private static final int REACH = 8;

    private static final int ACCOUNT_LENGTH = 10;
    static final int DIAL_LENGTH = 5;
    /** Two empty lines: the words of subject, body and signature do not name each other's numbers. */
    static final int LINES_BETWEEN_PARTS = 3;

    /** Four or five digits. */
    private static final Pattern UNLIKE_A_HOUSE_OR_YEAR = Pattern.compile("(?!19|20)\\d{4}|\\d{5}");

    private final List<Token> tokens;
    private final TokenContext context;
    private final int trusted;
    private final Deadline deadline;
    private final List<Candidate> candidates = new ArrayList<>();

    private WordMeaning meaning = WordMeaning.NONE;
    /** Whether a reading was named before its account or address. */
    private boolean readingNamed;

    private boolean accountNamed;
    private int distance;
    private WordMeaning lastMeaning = WordMeaning.NONE;
    private boolean lastWasNamedAccount;

    /** Whether only signs separate this place from the last account. */
    private boolean behindAccount;

    private Candidates(WordMeanings words, List<Token> tokens, int trusted, Deadline deadline) {
        this.tokens = tokens;
        this.context = new TokenContext(tokens, words);
        this.trusted = trusted;
        this.deadline = deadline;
    }

    /** @param trusted the number of tokens before the signature, in which only named numbers count */
    static List<Candidate> of(List<Token> tokens, int trusted, WordMeanings words, Deadline deadline) {
        return new Candidates(words, tokens, trusted, deadline).collect();
    }

    private List<Candidate> collect() {
        for (int i = 0; i < tokens.size(); i++) {
            deadline.check();
            passCells(i);
            switch (tokens.get(i).kind()) {
                case WORD -> word(i);
                case NUMBER -> number(i);
                case SIGN -> sign(i);
                case IRRELEVANT -> irrelevant();
            }
        }
        return candidates;
    }

    /** The meaning of an address word ends with its line or cell, that of a phone word with its paragraph. */
    private void passCells(int i) {
        if (i == 0) {
            return;
        }
        int lines = tokens.get(i).line() - tokens.get(i - 1).line();
        boolean newCell = tokens.get(i).cell() != tokens.get(i - 1).cell();
        if (newCell && meaning == WordMeaning.ADDRESS || lines > 1 && meaning.lasts()) {
            restore();
        }
        if (lines >= LINES_BETWEEN_PARTS) {
            meaning = WordMeaning.NONE;
            readingNamed = false;
            accountNamed = false;
        } else if (lines > 0) {
            readingNamed &= meaning == WordMeaning.READING;
            behindAccount &= lines <= 2;
        }
    }

    private void word(int i) {
        WordMeaning found = context.meaningOf(i);
        if (found == WordMeaning.OR) {
            meaning = lastMeaning;
            accountNamed = lastWasNamedAccount;
        } else if (found == WordMeaning.NONE) {
            distance++;
            if (distance > REACH && !meaning.lasts()) {
                meaning = WordMeaning.NONE;
                accountNamed = false;
            }
        } else {
            distance = 0;
            readingNamed |= found == WordMeaning.READING;
            accountNamed = found == WordMeaning.ACCOUNT || accountNamed && found != WordMeaning.PHONE;
            meaning = meaning.then(found);
        }
        behindAccount = false;
    }

    private void sign(int i) {
        Token sign = tokens.get(i);
        if (sign.isSign('№')) {
            meaning = meaning.then(WordMeaning.NUMBER);
        } else if (sign.isSign(';')
                || meaning == WordMeaning.ADDRESS
                        && readingNamed
                        && (sign.isSign(':') || sign.isSign('-') || sign.isSign('='))) {
            restore();
        }
    }

    private void irrelevant() {
        if (meaning.lasts() && meaning != WordMeaning.ADDRESS) {
            restore();
        }
    }

    private void restore() {
        meaning = readingNamed ? WordMeaning.READING : WordMeaning.NONE;
    }

    private void number(int i) {
        String digits = tokens.get(i).text();
        boolean wasBehindAccount = behindAccount;
        behindAccount = false;
        lastMeaning = meaning;
        lastWasNamedAccount = accountNamed;
        if (digits.length() == ACCOUNT_LENGTH) {
            account(i);
        } else if (digits.length() <= DIAL_LENGTH) {
            value(i, wasBehindAccount);
        } else if (!meaning.lasts()) {
            meaning = WordMeaning.NONE;
            readingNamed = false;
        }
        distance = 0;
    }

    private void account(int i) {
        if (meaning.deniesAccount() && !accountNamed) {
            return;
        }
        Strength strength = accountNamed ? Strength.LABELLED : Strength.BARE;
        add(i, strength);
        behindAccount = true;
        accountNamed = false;
        restore();
    }

    private void value(int i, boolean follows) {
        if (context.countsSomethingElse(i)) {
            return;
        }
        if (meaning == WordMeaning.READING) {
            add(i, Strength.LABELLED);
        } else if (context.isUnit(i + 1) && meaning != WordMeaning.PREVIOUS && meaning != WordMeaning.CONSUMPTION) {
            add(i, Strength.UNIT);
        } else if (meaning.allowsReading() && !context.isPostalCode(i)) {
            bare(i, follows || meaning == WordMeaning.METER || context.isAlone(i));
        }
        spend();
    }

    private void bare(int i, boolean placed) {
        if (placed) {
            add(i, Strength.BARE);
        } else if (UNLIKE_A_HOUSE_OR_YEAR.matcher(tokens.get(i).text()).matches()) {
            add(i, Strength.LOOSE);
        }
    }

    /** A word names one number, but an address has several. */
    private void spend() {
        readingNamed &= meaning == WordMeaning.ADDRESS;
        if (meaning == WordMeaning.METER_NUMBER) {
            meaning = WordMeaning.METER;
        } else if (!meaning.lasts()) {
            meaning = WordMeaning.NONE;
        }
    }

    private void add(int i, Strength strength) {
        Token token = tokens.get(i);
        if (strength == Strength.LABELLED || i < trusted) {
            candidates.add(new Candidate(token.text(), strength, token.line()));
        }
    }
}
