package ua.meterline.backoffice.phone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.backoffice.AccountMention;
import ua.meterline.backoffice.AccountRegistry;
import ua.meterline.backoffice.RegisteredAccount;
import ua.meterline.backoffice.messages.FoundMessage;
import ua.meterline.backoffice.messages.MessageFilter;
import ua.meterline.backoffice.messages.MessageSearch;
import ua.meterline.backoffice.messages.SearchPosition;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;

/** Finds the account of a caller, in the registry and among the messages. Thread-safe. */
final class CustomerSearch {
    private static final int FOUND = 20;
    private static final int COMPARED = 2_000;
    private static final int SHORTEST_NUMBER = 7;

    private final DatabaseAccess database;
    private final MessageSearch messages;

    CustomerSearch(DatabaseAccess database, MessageSearch messages) {
        this.database = database;
        this.messages = messages;
    }

    /** By words of the registry; with seven digits or more also by the telephone number that messages came from. */
    AccountSearch.Found find(String text) throws StoreUnavailableException, IOException {
        AccountSearch.Found byWords =
                database.read(connection -> new AccountSearch(connection, COMPARED).find(text, FOUND));
        String digits = text.replaceAll("[\\s()+-]", "");
        if (!digits.matches("[0-9]{" + SHORTEST_NUMBER + ",15}")
                || byWords.accounts().size() >= FOUND) {
            return byWords;
        }
        Map<String, RegisteredAccount> all = new LinkedHashMap<>();
        byWords.accounts().forEach(account -> all.put(account.account(), account));
        accountsOfNumber(digits).forEach(account -> all.putIfAbsent(account.account(), account));
        return new AccountSearch.Found(List.copyOf(all.values()), byWords.more());
    }

    private List<RegisteredAccount> accountsOfNumber(String number) throws StoreUnavailableException, IOException {
        MessageFilter filter = new MessageFilter(null, number, null, null, null, null, null, null, null, null, false);
        Set<String> mentioned = new LinkedHashSet<>();
        for (FoundMessage message : messages.page(filter, SearchPosition.NEWEST).messages()) {
            mentioned.addAll(AccountMention.allIn(message.text(), 2));
        }
        return database.read(connection -> {
            List<RegisteredAccount> found = new ArrayList<>();
            for (String account : mentioned) {
                new AccountRegistry(connection).find(new AccountNumber(account)).ifPresent(found::add);
            }
            return found.subList(0, Math.min(found.size(), FOUND));
        });
    }
}
