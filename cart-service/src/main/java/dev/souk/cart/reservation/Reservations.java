package dev.souk.cart.reservation;

import dev.souk.cart.basket.Carts;
import dev.souk.cart.reservation.OrderFact.OrderCancelling;
import dev.souk.cart.reservation.OrderFact.OrderConfirmed;
import dev.souk.cart.reservation.OrderFact.OrderPlaced;
import dev.souk.cart.reservation.StockFact.StockRejected;
import dev.souk.cart.reservation.StockFact.StockReleased;
import dev.souk.cart.reservation.StockFact.StockReserved;
import dev.souk.cart.stock.Shortage;
import dev.souk.cart.stock.StockLedger;
import dev.souk.common.event.OutboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.common.outbox.Outbox;
import java.util.List;
import org.springframework.stereotype.Component;

/** Does for each order what {@link ReservationState} says. Part of the transaction in which the fact came in. */
@Component
class Reservations {

    private final ReservationStore store;
    private final StockLedger stock;
    private final Carts carts;
    private final Outbox outbox;
    private final OutcomeCounters counters;

    Reservations(ReservationStore store, StockLedger stock, Carts carts, Outbox outbox, OutcomeCounters counters) {
        this.store = store;
        this.stock = stock;
        this.carts = carts;
        this.outbox = outbox;
        this.counters = counters;
    }

    /** Does what the fact asks for; poison where it contradicts what has been done for the order. */
    void on(OrderFact fact) {
        Step step = store.lock(fact.orderId()).on(fact);
        counters.countOnCommit(take(step));
    }

    private Outcome take(Step step) {
        return switch (step) {
            case Step.Reserve(var order) -> reserve(order);
            case Step.Sell(var order) -> sell(order);
            case Step.Release(var order) -> release(order);
            case Step.Bury(var order) -> bury(order);
            case Step.Nothing() -> Outcome.REPEATED;
            case Step.Contradiction(var state, var fact) -> throw refuse(state, fact);
        };
    }

    private PoisonException refuse(ReservationState state, OrderFact fact) {
        counters.countNow(Outcome.CONTRADICTED);
        return new PoisonException(fact.getClass().getSimpleName() + " contradicts the reservation, which is " + state);
    }

    private Outcome reserve(OrderPlaced order) {
        List<Shortage> missing = stock.reserve(order.orderId(), order.quantities());
        if (missing.isEmpty()) {
            store.begin(order, ReservationState.RESERVED);
            publish(new StockReserved(order.orderId()), 1);
            return Outcome.RESERVED;
        }
        store.begin(order, ReservationState.REJECTED);
        publish(new StockRejected(order.orderId(), missing), 1);
        return Outcome.REJECTED;
    }

    private Outcome sell(OrderConfirmed order) {
        long cartVersion = store.sell(order.orderId());
        carts.takeOut(order.userId(), stock.sell(order.orderId()), cartVersion);
        return Outcome.SOLD;
    }

    private Outcome release(OrderCancelling order) {
        stock.release(order.orderId());
        int sequence = store.release(order.orderId());
        publish(new StockReleased(order.orderId()), sequence);
        return Outcome.RELEASED;
    }

    private Outcome bury(OrderCancelling order) {
        store.bury(order.orderId());
        publish(new StockReleased(order.orderId()), 1);
        return Outcome.BURIED;
    }

    private void publish(StockFact fact, int sequence) {
        outbox.append(new OutboundEvent(StockFact.TOPIC, fact.type(), fact.orderId(), sequence, fact));
    }
}
