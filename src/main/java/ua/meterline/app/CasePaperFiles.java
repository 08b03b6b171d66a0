package ua.meterline.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ua.meterline.backoffice.review.CasePapers;
import ua.meterline.backoffice.review.ImportTrace;
import ua.meterline.common.UnusableFileException;
import ua.meterline.inbox.FileKind;
import ua.meterline.inbox.FileReader;
import ua.meterline.inbox.InboxFile;
import ua.meterline.inbox.KeptFiles;
import ua.meterline.inbox.ListReader;
import ua.meterline.inbox.ListRow;
import ua.meterline.mail.content.Attachment;
import ua.meterline.mail.view.LetterView;
import ua.meterline.mail.view.LetterViewer;
import ua.meterline.mail.view.Picture;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;

/** Reads letters and lists from the folders of the inbox. Thread-safe. */
final class CasePaperFiles implements CasePapers {
    private static final int MOST_ROWS = 100_000;
    private static final int LARGEST = 60 * 1024 * 1024;
    private static final int ROWS_AROUND = 3;
    private static final int ROWS_SHOWN = 40;

    private final DatabaseAccess database;
    private final KeptFiles files;
    private final ListReader lists;
    private final LetterViewer letters = new LetterViewer();

    /** @param lists for lists of any month */
    CasePaperFiles(DatabaseAccess database, KeptFiles files, ListReader lists) {
        this.database = database;
        this.files = files;
        this.lists = lists;
    }

    private record Found(InboxFile file, ImportTrace trace) {}

    private Optional<Found> find(long messageId) throws IOException, StoreUnavailableException {
        Optional<ImportTrace> trace = database.read(connection -> ImportTrace.of(connection, messageId));
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        ImportTrace found = trace.get();
        return files.find(found.keys(), found.importedAt(), name(found)).map(file -> new Found(file, found));
    }

    /** The name of a mail that was put into the folder is not stored. */
    private static String name(ImportTrace trace) {
        boolean quarantined = KeptFiles.part(trace.keys()) < 0;
        return quarantined ? trace.text() : trace.channel().equals("file") ? trace.recipient() : null;
    }

    @Override
    public Optional<Papers> of(long messageId) throws IOException, StoreUnavailableException {
        Optional<Found> found = find(messageId);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        InboxFile file = found.get().file();
        try {
            return Optional.of(
                    file.isList()
                            ? list(file, KeptFiles.part(found.get().trace().keys()))
                            : letter(file, found.get().trace().account()));
        } catch (UnusableFileException e) {
            return Optional.of(new Papers(file.safeName(), "", "", "", "", List.of(), List.of(), e.reason()));
        }
    }

    private Papers list(InboxFile file, int row) throws IOException, UnusableFileException {
        byte[] octets = FileReader.read(file, LARGEST);
        List<ListedRow> shown = lists.rows(file.safeName(), octets, MOST_ROWS).stream()
                .filter(each -> Math.abs(each.number() - row) <= ROWS_AROUND)
                .map(each -> new ListedRow(each.number(), each.cells(), each.number() == row))
                .toList();
        return new Papers(file.safeName(), "", "", "", "", List.of(), shown, null);
    }

    private Papers letter(InboxFile file, String account) throws IOException, UnusableFileException {
        LetterView letter = letters.read(file);
        List<Attachment> attachments = letter.files();
        List<AttachedFile> attached = IntStream.range(0, attachments.size())
                .mapToObj(i -> attached(i + 1, attachments.get(i)))
                .toList();
        List<ListedRow> rows = new ArrayList<>();
        for (AttachedFile each : attached) {
            if (each.kind() == Kind.LIST) {
                rows.addAll(rows(attachments.get(each.number() - 1), account));
            }
        }
        return new Papers(
                file.safeName(), letter.from(), letter.date(), letter.subject(), letter.text(), attached, rows, null);
    }

    private static AttachedFile attached(int number, Attachment file) {
        Kind kind = Picture.isIn(file.bytes())
                ? Kind.PICTURE
                : FileKind.of(file.name())
                                .filter(is -> is == FileKind.LIST || is == FileKind.WORKBOOK)
                                .isPresent()
                        ? Kind.LIST
                        : Kind.OTHER;
        return new AttachedFile(number, file.name(), file.bytes().length, kind);
    }

    /** Those of the account, or else the first ones. */
    private List<ListedRow> rows(Attachment list, String account) {
        List<ListRow> all;
        try {
            all = lists.rows(list.name(), list.bytes(), MOST_ROWS);
        } catch (UnusableFileException e) {
            return List.of();
        }
        List<ListedRow> concerned = all.stream()
                .filter(row -> account != null && row.text().contains(account))
                .map(row -> new ListedRow(row.number(), row.cells(), true))
                .toList();
        return concerned.isEmpty()
                ? all.stream()
                        .limit(ROWS_SHOWN)
                        .map(row -> new ListedRow(row.number(), row.cells(), false))
                        .toList()
                : concerned;
    }

    @Override
    public Optional<byte[]> picture(long messageId, int number) throws IOException, StoreUnavailableException {
        return number < 1
                ? Optional.empty()
                : original(messageId, number).map(Original::octets).flatMap(Picture::redrawn);
    }

    @Override
    public Optional<Original> original(long messageId, int number) throws IOException, StoreUnavailableException {
        Optional<Found> found = find(messageId);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        InboxFile file = found.get().file();
        try {
            if (number == 0) {
                return Optional.of(new Original(file.safeName(), FileReader.read(file, LARGEST)));
            } else if (file.isList()) {
                return Optional.empty();
            }
            List<Attachment> attachments = letters.read(file).files();
            return number > attachments.size() || number < 0
                    ? Optional.empty()
                    : Optional.of(new Original(
                            attachments.get(number - 1).name(),
                            attachments.get(number - 1).bytes()));
        } catch (UnusableFileException e) {
            return Optional.empty();
        }
    }
}
