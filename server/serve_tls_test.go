package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"statecraft/shared"
)

// writeCertificate makes a certificate for this machine with its key, under a
// serial number, and gives the pool that trusts it.
func writeCertificate(t *testing.T, cert, key string, serial int64) *x509.CertPool {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: "statecraft"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	signed, err := x509.CreateCertificate(rand.Reader, form, form, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: signed}, key: {Type: "PRIVATE KEY", Bytes: secret}} {
		text := pem.EncodeToMemory(block)
		pool.AppendCertsFromPEM(text)
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return pool
}

// trust makes the running server's client take that certificate, on connections
// that begin now.
func (r *running) trust(pool *x509.CertPool) {
	r.client.Transport = &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}, DisableKeepAlives: true, ForceAttemptHTTP2: true}
}

// serial is that of the certificate the server shows now.
func (r *running) serial(pool *x509.CertPool) int64 {
	r.t.Helper()
	address := strings.TrimPrefix(r.base(), "https://")
	conn, err := tls.Dial("tcp", address, &tls.Config{RootCAs: pool})
	if err != nil {
		return 0
	}
	defer conn.Close()
	return conn.ConnectionState().PeerCertificates[0].SerialNumber.Int64()
}

// By https the page sets its cookie for https alone, and a certificate that was
// renewed is used without a restart; files that do not fit are not.
func TestServeTLS(t *testing.T) {
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	pool := writeCertificate(t, cert, key, 1)
	r := startServer(t, "--demo", "--data", filepath.Join(dir, "data"), "--tls-cert", cert, "--tls-key", key)
	if !strings.HasPrefix(r.address, "https://127.0.0.1:") {
		t.Fatalf("it prints %s", r.address)
	}
	r.trust(pool)
	response, err := r.client.Get(r.base() + "/")
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.ProtoMajor != 2 || response.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("answers by %s with %v", response.Proto, response.Header)
	}
	r.want(200, "POST", shared.PathSessionClaim, shared.Claim{Key: r.key()}, nil)
	cookies := r.client.Jar.Cookies(response.Request.URL)
	if len(cookies) != 1 || !strings.HasPrefix(cookies[0].Name, "__Host-") {
		t.Errorf("the cookies are %v", cookies)
	}
	if conn, err := tls.Dial("tcp", strings.TrimPrefix(r.base(), "https://"), &tls.Config{RootCAs: pool, MaxVersion: tls.VersionTLS11}); err == nil {
		t.Errorf("takes %s", tls.VersionName(conn.ConnectionState().Version))
	}

	if err := os.WriteFile(cert, []byte("half a certificate"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := r.serial(pool); got != 1 {
		t.Errorf("with a broken file it shows %d", got)
	}
	until(t, "a line about the broken file", func() bool { return strings.Contains(r.errs.String(), "the one before stays") })
	renewed := writeCertificate(t, cert, key, 2)
	if got := r.serial(renewed); got != 2 {
		t.Errorf("after it was renewed it shows %d", got)
	}
	r.stop(os.Interrupt)
	if errs := r.errs.String(); strings.Contains(errs, "half a certificate") || strings.Contains(errs, "PRIVATE") {
		t.Errorf("the log tells what stands in the files:\n%s", errs)
	}
}

func TestServeRefusesBadCertificates(t *testing.T) {
	dir := t.TempDir()
	cert, key, other := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem"), filepath.Join(dir, "other.pem")
	writeCertificate(t, filepath.Join(dir, "unused.pem"), other, 1)
	writeCertificate(t, cert, key, 1)
	for name, args := range map[string][]string{
		"belong together":       {"--tls-cert", cert},
		"there is no such file": {"--tls-cert", cert, "--tls-key", filepath.Join(dir, "nowhere")},
		"no certificate":        {"--tls-cert", cert, "--tls-key", other},
	} {
		out, errs, code := program(t, "", append([]string{"serve", "--addr", "127.0.0.1:0", "--data", filepath.Join(dir, "data")}, args...)...)
		if code != exitInput || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, name) {
			t.Errorf("%s: %d\n%s%s", name, code, out, errs)
		}
	}
}
