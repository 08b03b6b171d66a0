package ua.meterline.sms.receipt;

import static ua.meterline.store.Rows.row;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.store.Rows;

/** Finds the notices that receipts report on, among the receipts that no reply matches. Thread-safe. */
public final class NoticeReceipts {
    private final SentIds sentIds;
    private final ReceiptRows receipts;

    public NoticeReceipts(SentIds sentIds, ReceiptRows receipts) {
        this.sentIds = sentIds;
        this.receipts = receipts;
    }

    /** The parameters of {@code select-sent-notices.sql}; none where each receipt has its reply. */
    public List<Map<String, Object>> wanted(@Body List<MatchedReceipt> matched) {
        List<List<Object>> keys = IntStream.range(0, matched.size())
                .boxed()
                .filter(i -> !matched.get(i).isMatched())
                .flatMap(i -> ReceiptRows.keys(matched.get(i).receipt()).map(key -> List.<Object>of(i, key)))
                .toList();
        return keys.isEmpty() ? List.of() : List.of(row("keys", Rows.json(keys), "since", sentIds.since()));
    }

    /** @param rows the answer to {@code select-sent-notices.sql} */
    public List<MatchedReceipt> match(
            @Body List<MatchedReceipt> matched, @Variable("notices") List<Map<String, Object>> rows) {
        Map<Integer, List<SentReply>> sent = ReceiptRows.byReceipt(rows);
        return IntStream.range(0, matched.size())
                .mapToObj(i -> matched(matched.get(i), sent.getOrDefault(i, List.of())))
                .toList();
    }

    private static MatchedReceipt matched(MatchedReceipt receipt, List<SentReply> sent) {
        return receipt.receipt().match(sent).map(receipt::withNotice).orElse(receipt);
    }

    /** The rows of {@code update-notice-delivery.sql}: one for each receipt that decides about a known notice. */
    public List<Map<String, Object>> deliveries(@Body List<MatchedReceipt> matched) {
        return receipts.deliveries(matched, MatchedReceipt::noticeId);
    }
}
