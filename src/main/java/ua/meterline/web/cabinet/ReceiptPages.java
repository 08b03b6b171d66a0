package ua.meterline.web.cabinet;

import ua.meterline.backoffice.cabinet.ReadingReceipt;
import ua.meterline.backoffice.cabinet.ReadingReceipts;
import ua.meterline.web.Answer;
import ua.meterline.web.CabinetPages;
import ua.meterline.web.CabinetRoutes;
import ua.meterline.web.CabinetVisit;
import ua.meterline.web.NoSuchPageException;

/** One reading, for those who have the code in the reply to it. There is no page for any other code. */
public final class ReceiptPages implements CabinetPages {
    private final ReadingReceipts receipts;

    public ReceiptPages(ReadingReceipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public String name() {
        return "receipt";
    }

    @Override
    public void register(CabinetRoutes routes) {
        routes.get("/r/{code}", this::show);
    }

    private Answer show(CabinetVisit visit) throws Exception {
        ReadingReceipt receipt =
                receipts.find(visit.pathPart("code"), visit.network()).orElseThrow(NoSuchPageException::new);
        return visit.page("cabinet/receipt", receipt)
                .withHeader("X-Robots-Tag", "noindex")
                .withHeader("Referrer-Policy", "no-referrer");
    }
}
