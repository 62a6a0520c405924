/* Goes on by itself: the page that was asked for is asked for again as soon as the server answers. */
(function () {
  function ask() {
    fetch('/api/health', { cache: 'no-store' }).then(
      function (answer) {
        if (answer.ok) location.reload();
      },
      function () {},
    );
  }
  setInterval(ask, 2000);
  window.addEventListener('online', ask);
  document.getElementById('again').addEventListener('click', function () {
    location.reload();
  });
})();
