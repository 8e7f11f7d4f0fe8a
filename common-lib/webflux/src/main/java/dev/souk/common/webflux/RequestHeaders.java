package dev.souk.common.webflux;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpRequestDecoderSpec;
import reactor.netty.http.server.HttpServer;

/**
 * The headers or trailers of a request while they are received: a hundred, as Tomcat allows in a service. Netty limits
 * their characters, without line ends; one of two characters takes eighty bytes of the heap. Reactor Netty responds
 * with 431 to more, as to longer ones, and closes the connection.
 */
final class RequestHeaders extends DefaultHttpHeaders {

    private static final int MAXIMUM = 100;

    private static final HttpHeadersFactory FACTORY = new HttpHeadersFactory() {

        @Override
        public HttpHeaders newHeaders() {
            return new RequestHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return new RequestHeaders();
        }
    };

    /** Gives each connection a decoder of its own, since Reactor Netty has no setting for this; otherwise as before. */
    static HttpServer limitedIn(HttpServer server) {
        HttpDecoderConfig decoder = decoder(server.configuration().decoder());
        return server.doOnChannelInit((_, channel, _) -> channel.pipeline()
                .replace(NettyPipeline.HttpCodec, NettyPipeline.HttpCodec, new HttpServerCodec(decoder)));
    }

    static HttpDecoderConfig decoder(HttpRequestDecoderSpec configured) {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(configured.maxInitialLineLength())
                .setMaxHeaderSize(configured.maxHeaderSize())
                .setInitialBufferSize(configured.initialBufferSize())
                .setAllowDuplicateContentLengths(configured.allowDuplicateContentLengths())
                .setAllowPartialChunks(configured.allowPartialChunks())
                .setHeadersFactory(FACTORY)
                .setTrailersFactory(FACTORY);
    }

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        if (size() >= MAXIMUM) {
            throw new TooLongHttpHeaderException("There are more than " + MAXIMUM + " headers");
        }
        return super.add(name, value);
    }

    /** Only the decoder adds headers; filters write to a copy. */
    @Override
    public HttpHeaders add(String name, Object value) {
        return add((CharSequence) name, value);
    }
}
