package io.secnumscan.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EndpointBudgetsTest {
    private final FakeTicks ticks = new FakeTicks();

    private EndpointBudgets budgets(double perSecond, int concurrency) {
        HttpLimits d = HttpLimits.DEFAULT;
        return new EndpointBudgets(
                new HttpLimits(
                        d.connectTimeout(), d.answerTimeout(), d.callDeadline(), 1, d.firstPause(), d.maxRetryAfter(),
                        perSecond, concurrency, 1000),
                ticks);
    }

    @Test
    void callsBeyondTheBurstWaitForTheirToken() throws InterruptedException {
        EndpointBudgets budgets = budgets(10, 2);
        for (int i = 0; i < 5; i++) {
            budgets.enter("cloud", "https://a:443").close();
        }

        assertEquals(List.of(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(100)), ticks.pauses());
    }

    @Test
    void eachEndpointHasABudgetOfItsOwn() throws InterruptedException {
        EndpointBudgets budgets = budgets(10, 1);
        budgets.enter("cloud", "https://a:443").close();
        budgets.enter("cloud", "https://b:443").close();

        assertEquals(List.of(), ticks.pauses());
    }

    @Test
    void tokensAreNotSavedUpWhileNobodyCalls() throws InterruptedException {
        EndpointBudgets budgets = budgets(10, 2);
        ticks.sleep(Duration.ofMinutes(1));
        for (int i = 0; i < 3; i++) {
            budgets.enter("cloud", "https://a:443").close();
        }

        assertEquals(List.of(Duration.ofMinutes(1), Duration.ofMillis(100)), ticks.pauses());
    }

    @Test
    void aBudgetForTheTargetSpacesTheCallsToAllOfItsEndpoints() throws InterruptedException {
        EndpointBudgets budgets = new EndpointBudgets(HttpLimits.DEFAULT.withTargetRequestsPerSecond(2), ticks);
        budgets.enter("cloud", "https://a:443").close();
        budgets.enter("cloud", "https://b:443").close();
        budgets.enter("cloud", "https://c:443").close();

        assertEquals(List.of(Duration.ofMillis(500), Duration.ofMillis(500)), ticks.pauses());
    }

    @Test
    void eachTargetHasABudgetOfItsOwn() throws InterruptedException {
        EndpointBudgets budgets = new EndpointBudgets(HttpLimits.DEFAULT.withTargetRequestsPerSecond(2), ticks);
        budgets.enter("cloud", "https://a:443").close();
        budgets.enter("cluster", "https://b:443").close();

        assertEquals(List.of(), ticks.pauses());
    }

    @Test
    void neverMoreCallsAreUnderWayThanAllowed() throws InterruptedException {
        EndpointBudgets budgets = budgets(1e9, 3);
        AtomicInteger underWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try (EndpointBudgets.Place _ = budgets.enter("cloud", "https://a:443")) {
                    most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                    Thread.yield();
                    underWay.decrementAndGet();
                } catch (InterruptedException e) {
                    most.set(1000);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertEquals(true, most.get() <= 3 && most.get() >= 1, () -> "most under way: " + most);
    }
}
