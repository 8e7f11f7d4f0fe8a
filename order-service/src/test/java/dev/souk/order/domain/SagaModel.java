package dev.souk.order.domain;

import dev.souk.order.domain.Outcome.Moved;
import dev.souk.order.domain.Outcome.Waits;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A model of all that an order has to do with: itself, stock, wallet, and what is under way between them. */
record SagaModel(State order, Stock stock, Wallet wallet, Set<Message> inFlight, boolean tombstones) {

    enum Stock {
        UNASKED,
        RESERVED,
        REJECTED,
        SOLD,
        RELEASED
    }

    enum Wallet {
        UNASKED,
        CHARGED,
        DECLINED,
        VOIDED
    }

    /** Messages under way. */
    sealed interface Message {
        record ToStock(OrderStatus fact) implements Message {}

        record ToWallet(OrderStatus fact) implements Message {}

        record ToOrder(OrderMessage message) implements Message {}
    }

    static SagaModel withTombstones() {
        return start(true);
    }

    static SagaModel withoutTombstones() {
        return start(false);
    }

    private static SagaModel start(boolean tombstones) {
        var silent = new SagaModel(new State.Placed(), Stock.UNASKED, Wallet.UNASKED, Set.of(), tombstones);
        return silent.announcing(OrderStatus.PLACED);
    }

    SagaModel without(Message message) {
        Set<Message> left = new HashSet<>(inFlight);
        left.remove(message);
        return new SagaModel(order, stock, wallet, Set.copyOf(left), tombstones);
    }

    /** What the user, the clock and a closed account can do at any moment. */
    Stream<SagaModel> interventions() {
        return Stream.of(
                        new OrderMessage.UserCancels(),
                        new OrderMessage.DeadlinePasses(),
                        new OrderMessage.AccountCloses())
                .map(this::tell);
    }

    /** All worlds that can follow when {@code message} arrives; more than one where a participant has a choice. */
    Stream<SagaModel> deliver(Message message) {
        return switch (message) {
            case Message.ToOrder(OrderMessage told) -> Stream.of(tell(told));
            case Message.ToStock(OrderStatus fact) -> stockHears(fact);
            case Message.ToWallet(OrderStatus fact) -> walletHears(fact);
        };
    }

    private SagaModel tell(OrderMessage message) {
        return switch (Transitions.of(order, message)) {
            case Moved(State next) -> in(next).announcing(next.status());
            case Waits(State next) -> in(next);
            case Outcome ignored -> this;
        };
    }

    private SagaModel in(State next) {
        return new SagaModel(next, stock, wallet, inFlight, tombstones);
    }

    /** Sends a fact to those who act on it. */
    private SagaModel announcing(OrderStatus fact) {
        return switch (fact) {
            case PLACED, CONFIRMED -> sending(new Message.ToStock(fact));
            case STOCK_RESERVED -> sending(new Message.ToWallet(fact));
            case CANCELLING -> sending(new Message.ToStock(fact)).sending(new Message.ToWallet(fact));
            case CANCELLED -> this;
        };
    }

    private SagaModel sending(Message message) {
        Set<Message> more = new HashSet<>(inFlight);
        more.add(message);
        return new SagaModel(order, stock, wallet, Set.copyOf(more), tombstones);
    }

    private Stream<SagaModel> stockHears(OrderStatus fact) {
        return switch (fact) {
            case PLACED ->
                stock == Stock.UNASKED
                        ? Stream.of(
                                stock(Stock.RESERVED, new OrderMessage.StockReserved()),
                                stock(Stock.REJECTED, new OrderMessage.StockRejected()))
                        : Stream.of(this);
            case CANCELLING ->
                switch (stock) {
                    case UNASKED -> Stream.of(stock(tombstones ? Stock.RELEASED : Stock.UNASKED, released()));
                    case RESERVED, REJECTED -> Stream.of(stock(Stock.RELEASED, released()));
                    case RELEASED, SOLD -> Stream.of(this);
                };
            case CONFIRMED -> Stream.of(new SagaModel(order, Stock.SOLD, wallet, inFlight, tombstones));
            case STOCK_RESERVED, CANCELLED -> Stream.of(this);
        };
    }

    private static OrderMessage released() {
        return new OrderMessage.StockReleased();
    }

    private Stream<SagaModel> walletHears(OrderStatus fact) {
        return switch (fact) {
            case STOCK_RESERVED ->
                wallet == Wallet.UNASKED
                        ? Stream.of(
                                wallet(Wallet.CHARGED, new OrderMessage.PaymentTaken()),
                                wallet(Wallet.DECLINED, new OrderMessage.PaymentDeclined()))
                        : Stream.of(this);
            case CANCELLING ->
                wallet == Wallet.VOIDED
                        ? Stream.of(this)
                        : Stream.of(wallet(Wallet.VOIDED, new OrderMessage.PaymentVoided()));
            case PLACED, CONFIRMED, CANCELLED -> Stream.of(this);
        };
    }

    private SagaModel stock(Stock next, OrderMessage answer) {
        return new SagaModel(order, next, wallet, inFlight, tombstones).sending(new Message.ToOrder(answer));
    }

    private SagaModel wallet(Wallet next, OrderMessage answer) {
        return new SagaModel(order, stock, next, inFlight, tombstones).sending(new Message.ToOrder(answer));
    }
}
