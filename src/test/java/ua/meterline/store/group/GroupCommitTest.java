package ua.meterline.store.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import ua.meterline.store.StoreFailure;
import ua.meterline.store.StoreUnavailableException;

@Timeout(30)
class GroupCommitTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String POISON = "poison";
    private static final String LOCKED = "locked";

    /** What was committed, group by group. */
    private final List<List<String>> stored = new CopyOnWriteArrayList<>();
    /** What was tried, group by group. */
    private final List<List<String>> tried = new CopyOnWriteArrayList<>();

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private volatile Exception failure;
    private GroupCommit<String> commit;

    @AfterEach
    void close() {
        goOn.countDown();
        if (commit != null) {
            commit.close();
        }
    }

    @Test
    void storesAnItemByItself() throws Exception {
        start(10, LONG);
        goOn.countDown();
        commit.store("a").join();

        assertThat(stored).containsExactly(List.of("a"));
    }

    @Test
    void letsThoseWhoWaitMeanwhileShareACommit() throws Exception {
        start(10, LONG);
        List<CompletableFuture<Void>> waiting = whileStoring("first", 5);

        goOn.countDown();
        waiting.forEach(CompletableFuture::join);
        assertThat(stored).containsExactly(List.of("first"), List.of("0", "1", "2", "3", "4"));
    }

    @Test
    void letsNoMoreShareACommitThanTold() throws Exception {
        start(2, LONG);
        List<CompletableFuture<Void>> waiting = whileStoring("first", 5);

        goOn.countDown();
        waiting.forEach(CompletableFuture::join);
        assertThat(stored).containsExactly(List.of("first"), List.of("0", "1"), List.of("2", "3"), List.of("4"));
    }

    @Test
    void releasesNobodyBeforeTheCommit() throws Exception {
        start(10, LONG);
        CompletableFuture<Void> first = commit.store("first");
        begun.await();

        assertThat(first).isNotDone();
        goOn.countDown();
        first.join();
        assertThat(stored).containsExactly(List.of("first"));
    }

    @Test
    void doesNotLetAPoisonousItemFailItsNeighbours() throws Exception {
        failure = new IllegalStateException("cannot be stored");
        start(10, LONG);
        CompletableFuture<Void> first = commit.store("first");
        begun.await();
        CompletableFuture<Void> before = commit.store("before");
        CompletableFuture<Void> poison = commit.store(POISON);
        CompletableFuture<Void> after = commit.store("after");

        goOn.countDown();
        CompletableFuture.allOf(first, before, after).join();
        assertThat(poison)
                .failsWithin(LONG)
                .withThrowableOfType(Exception.class)
                .withCause(failure);
        assertThat(stored).containsExactly(List.of("first"), List.of("before"), List.of("after"));
    }

    @Test
    void throwsWhatTheTransactionThrewForTheItem() {
        failure = new SQLiteException("no", SQLiteErrorCode.SQLITE_CONSTRAINT_CHECK);
        start(10, LONG);
        goOn.countDown();

        assertThat(commit.store(POISON))
                .failsWithin(LONG)
                .withThrowableOfType(ExecutionException.class)
                .withCause(failure);
    }

    @Test
    void failsAllAtOnceWhenTheStoreAsAWholeFails() throws Exception {
        failure = new SQLiteException("the disk is full", SQLiteErrorCode.SQLITE_FULL);
        start(10, LONG);
        CompletableFuture<Void> first = commit.store("first");
        begun.await();
        List<CompletableFuture<Void>> waiting = new ArrayList<>(List.of(commit.store(POISON)));
        waiting.addAll(storeLater(3));

        goOn.countDown();
        first.join();
        assertThat(waiting)
                .allSatisfy(one -> assertThat(one)
                        .failsWithin(LONG)
                        .withThrowableOfType(Exception.class)
                        .withCause(failure));
        assertThat(tried).containsExactly(List.of("first"), List.of(POISON, "0", "1", "2"));
    }

    /** Each attempt at a locked database takes as long as its timeout: a thousand of them would be hours. */
    @Test
    void triesTheRestOfAGroupNoMoreWhenTheStoreFailsMeanwhile() throws Exception {
        failure = new IllegalStateException("cannot be stored");
        start(10, LONG);
        CompletableFuture<Void> first = commit.store("first");
        begun.await();
        CompletableFuture<Void> poison = commit.store(POISON);
        List<CompletableFuture<Void>> rest = new ArrayList<>(List.of(commit.store(LOCKED)));
        rest.addAll(storeLater(3));

        goOn.countDown();
        first.join();
        assertThat(poison)
                .failsWithin(LONG)
                .withThrowableOfType(Exception.class)
                .withCause(failure);
        assertThat(rest)
                .allSatisfy(one -> assertThat(one)
                        .failsWithin(LONG)
                        .withThrowableOfType(Exception.class)
                        .matches(why -> StoreFailure.isOfTheStore(why.getCause())));
        assertThat(tried.subList(1, tried.size()))
                .containsExactly(List.of(POISON, LOCKED, "0", "1", "2"), List.of(POISON), List.of(LOCKED));
    }

    @Test
    void triesOnlyOnceMoreWhenItIsClosedWhileTheStoreFails() throws Exception {
        start(1, LONG);
        CompletableFuture<Void> first = commit.store("first");
        begun.await();
        List<CompletableFuture<Void>> waiting =
                Stream.of(LOCKED, LOCKED, "late").map(commit::store).toList();
        Thread closing = new Thread(commit::close);
        closing.start();
        await().until(() -> closing.getState() == Thread.State.WAITING);
        goOn.countDown();
        closing.join();

        first.join();
        assertThat(waiting).allSatisfy(one -> assertThat(one).failsWithin(LONG));
        assertThat(tried).containsExactly(List.of("first"), List.of(LOCKED));
    }

    @Test
    void goesOnAfterAFailure() throws Exception {
        failure = new IllegalStateException("cannot be stored");
        start(10, LONG);
        goOn.countDown();

        assertThat(commit.store(POISON)).failsWithin(LONG);
        commit.store("next").join();
        assertThat(stored).containsExactly(List.of("next"));
    }

    @Test
    void goesOnAfterAnError() throws Exception {
        start(10, LONG);
        goOn.countDown();
        assertThat(commit.store("error")).failsWithin(LONG);

        commit.store("next").join();
        assertThat(stored).containsExactly(List.of("next"));
    }

    @Test
    void waitsABoundedTimeAndDoesNotStoreAfterwardsWhatWasGivenUp() throws Exception {
        start(10, Duration.ofMillis(50));
        CompletableFuture<Void> first = commit.store("first");
        begun.await();

        assertThat(commit.store("given up").orTimeout(50, TimeUnit.MILLISECONDS))
                .failsWithin(LONG)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class);
        CompletableFuture<Void> last = commit.store("last");
        goOn.countDown();
        CompletableFuture.allOf(first, last).join();
        assertThat(stored).containsExactly(List.of("first"), List.of("last"));
    }

    @Test
    void storesWhatIsWaitingWhenClosedAndTakesNothingMore() throws Exception {
        start(2, LONG);
        List<CompletableFuture<Void>> waiting = whileStoring("first", 3);
        Thread closing = new Thread(commit::close);
        closing.start();
        goOn.countDown();
        closing.join();

        assertThat(waiting).allSatisfy(one -> assertThat(one).isCompleted());
        assertThat(stored).containsExactly(List.of("first"), List.of("0", "1"), List.of("2"));
        assertThat(commit.store("late"))
                .failsWithin(LONG)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(StoreUnavailableException.class)
                .withMessageContaining("the store is closed");
    }

    private void start(int largestGroup, Duration timeout) {
        commit = new GroupCommit<>("test", largestGroup, timeout, this::transaction);
        commit.start();
    }

    private void transaction(List<String> group) throws Exception {
        begun.countDown();
        goOn.await();
        tried.add(group);
        if (group.contains("error")) {
            throw new StackOverflowError("too deep");
        }
        if (group.contains(POISON)) {
            throw failure;
        } else if (group.contains(LOCKED)) {
            throw new SQLiteException("locked", SQLiteErrorCode.SQLITE_BUSY);
        }
        stored.add(group);
    }

    /** Hands over so many more while one is being stored. */
    private List<CompletableFuture<Void>> whileStoring(String first, int more) throws Exception {
        List<CompletableFuture<Void>> all = new ArrayList<>(List.of(commit.store(first)));
        begun.await();
        all.addAll(storeLater(more));
        return all;
    }

    private List<CompletableFuture<Void>> storeLater(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> commit.store(Integer.toString(i)))
                .toList();
    }
}
