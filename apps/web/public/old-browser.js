/* Only browsers without modules load this (Internet Explorer, Chromium before 61): said at once, and in the words of their time. */
(function () {
  var place = document.getElementById('starting');
  if (place)
    place.innerHTML =
      '<strong>这个浏览器太旧，打不开本系统。</strong><br />请换用 Chrome 90、Edge 90、Safari 14 或更新的浏览器；双核浏览器请切换到“极速模式”。<br />' +
      'This browser is too old. Please use Chrome 90, Edge 90, Safari 14 or newer.';
})();
