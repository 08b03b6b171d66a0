package ua.meterline.web.messages;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ua.meterline.backoffice.messages.AccountStory;
import ua.meterline.backoffice.messages.AccountStoryReader;
import ua.meterline.backoffice.messages.InboxFiles;
import ua.meterline.backoffice.messages.MessageDossier;
import ua.meterline.backoffice.messages.MessageDossierReader;
import ua.meterline.backoffice.messages.MessageFilter;
import ua.meterline.backoffice.messages.MessagePage;
import ua.meterline.backoffice.messages.MessageSearch;
import ua.meterline.backoffice.messages.ReplyResend;
import ua.meterline.backoffice.messages.SearchPosition;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.reading.AccountNumber;
import ua.meterline.web.Answer;
import ua.meterline.web.BadInputException;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.NoSuchPageException;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** Search of messages, the page of a message, and the page of an account. Thread-safe. */
public final class MessagePages implements ConsolePages {
    private static final int MOST_FILES = 20;

    private final MessageSearch search;
    private final MessageDossierReader dossiers;
    private final AccountStoryReader accounts;
    private final ReplyResend replies;
    private final InboxFiles files;
    private final InstantSource clock;

    public MessagePages(
            MessageSearch search,
            MessageDossierReader dossiers,
            AccountStoryReader accounts,
            ReplyResend replies,
            InboxFiles files,
            InstantSource clock) {
        this.search = search;
        this.dossiers = dossiers;
        this.accounts = accounts;
        this.replies = replies;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/messages", Permission.VIEW_MESSAGES, "messages.title");
        routes.get("/messages", Permission.VIEW_MESSAGES, this::search);
        routes.get("/messages/{id}", Permission.VIEW_MESSAGES, this::message);
        routes.post("/messages/{id}/resend", Permission.RESEND_REPLY, this::resend);
        routes.get("/accounts", Permission.VIEW_MESSAGES, this::account);
        routes.get("/messages/{id}/accounts/{place}", Permission.VIEW_MESSAGES, this::accountOf);
    }

    private Answer search(Visit visit) throws Exception {
        SearchForm form = SearchForm.of(visit);
        MessageFilter filter = form.filter(visit.format().zone(), senderOf(form));
        MessagePage page =
                form.errors().isEmpty() ? search.page(filter, SearchPosition.parse(visit.param("at"))) : null;
        List<InboxFiles.Quarantined> failed = form.isErrorsOnly() ? files.quarantined(MOST_FILES) : List.of();
        SearchResult result = new SearchResult(form, page, failed, turn(visit.param("turn")));
        return visit.isPartial() && page != null
                ? visit.fragment("messages/results", result)
                : visit.page("messages/search", result);
    }

    private static int turn(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    }

    private String senderOf(SearchForm form) throws Exception {
        String message = form.value(SearchForm.SENDER_OF);
        if (message.isEmpty()) {
            return "";
        }
        Optional<MessageDossier> found =
                message.matches("[0-9]{1,18}") ? dossiers.of(Long.parseLong(message)) : Optional.empty();
        String sender = found.map(MessageDossier::sender).orElse("");
        if (sender.isEmpty()) {
            form.errors().put("number", "messages.error.sender");
        }
        return sender;
    }

    private MessageDossier dossier(Visit visit) throws Exception {
        return dossiers.of(visit.pathNumber("id")).orElseThrow(NoSuchPageException::new);
    }

    private Answer message(Visit visit) throws Exception {
        String resent = visit.param("resent");
        return visit.page(
                "messages/message",
                new MessageView(
                        dossier(visit),
                        clock.instant(),
                        List.of("resent", "not-failed", "emptied", "none").contains(resent) ? resent : ""));
    }

    private Answer resend(Visit visit) throws Exception {
        long message = dossier(visit).id();
        ReplyResend.Result result = replies.resend(message, visit.actor());
        return visit.redirect("/messages/" + message + "?resent="
                + result.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private Answer account(Visit visit) throws Exception {
        String typed = visit.param("account").replaceAll("[\\s-]", "");
        if (!typed.matches("[0-9]{10}")) {
            throw new BadInputException("messages.error.account");
        }
        return account(visit, typed, "/accounts?account=" + typed + "&");
    }

    /** An account of a message, so that no account stands in a link. */
    private Answer accountOf(Visit visit) throws Exception {
        MessageDossier dossier = dossier(visit);
        long place = visit.pathNumber("place");
        if (place < 0 || place >= dossier.accounts().size()) {
            throw new NoSuchPageException();
        }
        return account(
                visit, dossier.accounts().get((int) place), "/messages/" + dossier.id() + "/accounts/" + place + "?");
    }

    private Answer account(Visit visit, String digits, String path) throws Exception {
        AccountNumber account = new AccountNumber(digits);
        AccountStory story = accounts.of(account);
        MessagePage messages = search.page(MessageFilter.of(account), SearchPosition.parse(visit.param("at")));
        return visit.page("messages/account", new AccountView(story, messages, path));
    }
}
