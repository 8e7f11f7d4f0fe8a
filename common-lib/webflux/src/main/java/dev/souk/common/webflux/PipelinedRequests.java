package dev.souk.common.webflux;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Closes a connection with more requests in a row than clients send. All that were read together are decoded before one
 * of them is answered, with their bodies, and each takes many times its bytes of the heap, before any other limit.
 */
final class PipelinedRequests extends ChannelDuplexHandler {

    /** Clients wait for each response, which they may have before its end is written here. */
    private static final int MAXIMUM = 2;

    /**
     * Of the body behind a response that has begun, which lasts for long if it is a stream: as much as the gateway
     * takes by default.
     */
    private static final int MAXIMUM_BYTES = 64 * 1024;

    private int unanswered;
    private int withoutHead; // of their responses
    private int bytesBehind;
    private boolean ended;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (ended) {
            ReferenceCountUtil.release(message); // the decoder goes on to the end of what was read
            return;
        }
        if (message instanceof HttpRequest) {
            unanswered++;
            withoutHead++;
        }
        if (unanswered > MAXIMUM || (unanswered > 1 && isTooMuchBehind(message))) {
            close(context);
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // no caller needs to know when closing fails
    private void close(ChannelHandlerContext context) {
        ended = true;
        context.close();
    }

    private boolean isTooMuchBehind(Object message) {
        if (message instanceof HttpContent part && part.content().isReadable()) {
            bytesBehind += part.content().readableBytes();
            return withoutHead > 1 || bytesBehind > MAXIMUM_BYTES;
        }
        return false;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // it is the promise
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse && !isInterim(message)) {
            withoutHead--;
        }
        if (message instanceof LastHttpContent && !isInterim(message)) {
            unanswered--;
            bytesBehind = 0;
        }
        context.write(message, promise);
    }

    /** Such as {@code 100 Continue}: the response to the request comes later. */
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
