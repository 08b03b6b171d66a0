package ua.meterline.backoffice.phone;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.backoffice.RegisteredAccount;
import ua.meterline.reading.text.TextFolding;

/**
 * The words of an account in the registry, for searching: small letters of one script, without apostrophes and marks,
 * so that «Лук’яненко», «лукяненко» and «Лукьяненко» with a Latin i or a typographic apostrophe compare. Immutable.
 *
 * @param text each word has a blank before it
 */
record AccountWords(String text) {
    /** Characters that several ways of writing a name differ in. */
    private static final String LEFT_OUT = "'\"«»`*ьъ";

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Cntrl},;]+");

    static AccountWords of(RegisteredAccount account) {
        String all = Stream.of(account.name(), account.address(), account.meterNumber(), account.account())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new AccountWords(wanted(all).stream().map(word -> " " + word).collect(Collectors.joining()));
    }

    /** The words of what a person types. */
    static List<String> wanted(String typed) {
        return BETWEEN.splitAsStream(typed)
                .map(AccountWords::folded)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String folded(String word) {
        StringBuilder kept = new StringBuilder(word.length());
        TextFolding.word(word).chars().filter(c -> LEFT_OUT.indexOf(c) < 0).forEach(c -> kept.append((char) c));
        return kept.toString().strip();
    }

    /** Whether all of the wanted words are in it; short ones at the beginning of a word. */
    boolean haveAll(List<String> wanted) {
        return wanted.stream().allMatch(word -> text.contains(AccountSearch.inIndex(word)));
    }
}
