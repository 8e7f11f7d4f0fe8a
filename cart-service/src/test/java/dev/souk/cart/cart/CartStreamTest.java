package dev.souk.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.souk.grpc.cart.v1.BasketRequest;
import dev.souk.grpc.cart.v1.BasketResponse;
import dev.souk.grpc.cart.v1.Cart;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class CartStreamTest {

    private final List<CartStream> ended = new ArrayList<>();

    @SuppressWarnings("unchecked")
    private final ServerCallStreamObserver<BasketResponse> response = mock(ServerCallStreamObserver.class);

    @Test
    void aChangeIsTakenWhenTheAnswerToTheOneBeforeCanBeSent() {
        CartStream stream = stream(_ -> Cart.getDefaultInstance());
        when(response.isReady()).thenReturn(true);
        stream.begin(Cart.getDefaultInstance());
        verify(response, times(1)).request(1);

        when(response.isReady()).thenReturn(false);
        stream.onNext(BasketRequest.getDefaultInstance());
        verify(response, times(1)).request(1);

        when(response.isReady()).thenReturn(true);
        ready().run();
        verify(response, times(2)).request(1);
        ready().run();
        verify(response, times(2)).request(1);
    }

    @Test
    void aFailureEndsTheStream() {
        CartStream stream = stream(_ -> {
            throw new IllegalStateException("no database");
        });

        assertThatIllegalStateException().isThrownBy(() -> stream.onNext(BasketRequest.getDefaultInstance()));

        assertThat(ended).containsExactly(stream);
        stream.end();
        verify(response, never()).onError(any());
    }

    @Test
    void anEndedStreamMakesNoChange() {
        var changes = new ArrayList<BasketRequest>();
        CartStream stream = stream(request -> {
            changes.add(request);
            return Cart.getDefaultInstance();
        });

        stream.end();
        stream.onNext(BasketRequest.getDefaultInstance());
        stream.onCompleted();
        stream.onError(new IllegalStateException());

        assertThat(changes).isEmpty();
        assertThat(ended).containsExactly(stream);
        verify(response, times(1)).onError(any());
        verify(response, never()).onCompleted();
    }

    private CartStream stream(Function<BasketRequest, Cart> change) {
        return new CartStream(response, change, ended::add);
    }

    private Runnable ready() {
        var handler = ArgumentCaptor.forClass(Runnable.class);
        verify(response).setOnReadyHandler(handler.capture());
        return handler.getValue();
    }
}
