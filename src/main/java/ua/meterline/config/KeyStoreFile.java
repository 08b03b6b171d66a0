package ua.meterline.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;

/** A key store and the password of its keys. */
record KeyStoreFile(KeyStore content, char[] password) {
    /**
     * Reads a key store; null for no file.
     *
     * @param type {@code PKCS12} or {@code JKS}
     * @throws IllegalArgumentException saying why it cannot be read
     */
    static KeyStoreFile open(Path file, Secret password, String type) {
        if (file == null) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore content = KeyStore.getInstance(type);
            content.load(in, password.text().toCharArray());
            return new KeyStoreFile(content, password.text().toCharArray());
        } catch (IOException e) {
            throw new IllegalArgumentException(problem(e, type), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot be used: " + e.getMessage(), e);
        }
    }

    private static String problem(IOException failure, String type) {
        if (failure.getCause() instanceof UnrecoverableKeyException) {
            return "cannot be opened with its .password";
        } else if ("Is a directory".equals(failure.getMessage())) {
            return "is a folder, not a file";
        } else if (failure instanceof java.nio.file.FileSystemException) {
            return "there is no such file, or no permission to read it";
        }
        return "is not a key store of type " + type;
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "key store";
    }
}
